import { suppliedByCheck } from "../data/supplied-by-check";
import { unknownValue } from "../values/unknown";

type Properties = Readonly<Record<string, unknown>>;

/**
 * Whether a plan's request shows that `--target` leaves the resource out and that it is not
 * deployed. The engine has the provider check only the targets, so such a resource has no inputs,
 * although Check supplies some for every resource of its type.
 */
export function isLeftOut(type: string, inputs: Properties): boolean {
  return Object.hasOwn(suppliedByCheck, type) && isEmpty(inputs);
}

export function isEmpty(inputs: Properties): boolean {
  return Object.keys(inputs).length === 0;
}

/** Inputs that are all unknown: another update decides what a left-out resource will have. */
export function unknownInputs(onRead: () => void = () => {}): Properties {
  return new Proxy<Properties>(
    {},
    {
      get: (_target, key) => {
        onRead();
        return typeof key === "string" ? unknownValue : undefined;
      },
      has: () => {
        onRead();
        return true;
      },
      ownKeys: () => {
        onRead();
        return [];
      },
    },
  );
}

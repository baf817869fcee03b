import { suppliedByCheck } from "../data/supplied-by-check";
import { unknownValue } from "../values/unknown";

type Properties = Readonly<Record<string, unknown>>;

/**
 * Whether a plan's request shows that `--target` leaves the resource out and that it is not deployed: the engine has
 * the provider check targets alone, so it has no inputs, though Check gives some to every resource of its type.
 */
export function isLeftOut(type: string, inputs: Properties): boolean {
  return Object.hasOwn(suppliedByCheck, type) && isEmpty(inputs);
}

export function isEmpty(inputs: Properties): boolean {
  return Object.keys(inputs).length === 0;
}

/** Inputs of which none is known: what a resource that is left out will have is decided by another update. */
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

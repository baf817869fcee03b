import { isBlank } from "./blank";

declare const unknownBrand: unique symbol;

/**
 * A value that is known only after the update. At run time it is one of the protocol's sentinel
 * strings; its type is not string, so that the compiler requires `isUnknown` before any other use.
 */
export interface Unknown {
  readonly [unknownBrand]: true;
}

/** A resource's inputs as a policy finds them: every value may be absent or unknown. */
export type Observed<T> = T extends string | number | boolean | null | undefined
  ? T | Unknown
  : T extends readonly (infer Element)[]
    ? readonly Observed<Element>[] | Unknown
    : ObservedInputs<T> | Unknown;

export type ObservedInputs<T> = { readonly [Key in keyof T]?: Observed<T[Key]> | undefined };

/** The sentinel for a value of any kind. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

// Source: pulumi sdk/go/common/resource/plugin/rpc.go, one sentinel for each kind of value.
const sentinels: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  unknownValue,
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

export function isUnknown(value: unknown): value is Unknown {
  return sentinels.has(value);
}

export function isKnownText(value: unknown): value is string {
  return typeof value === "string" && !isUnknown(value);
}

/** Thrown for an unknown value that a program can always know: the policy fails closed. */
export class UnknownInput extends Error {
  constructor(readonly property: string) {
    super(
      `${property} is not known before the update: set it to a value that the preview can evaluate`,
    );
  }
}

/**
 * Thrown for a document that one unknown part hides: it is evaluated again, with known values, at
 * the update.
 */
export class UnknownDocument extends Error {
  constructor(readonly property: string) {
    super(`${property} is not known before the update: evaluated then`);
  }
}

/** The value of a property that a program can always know. @throws UnknownInput */
export function known<T>(value: T, property: string): Exclude<T, Unknown> {
  if (isUnknown(value)) throw new UnknownInput(property);
  return value as Exclude<T, Unknown>;
}

/** The value of a document (a JSON policy, ...). @throws UnknownDocument */
export function knownDocument<T>(value: T, property: string): Exclude<T, Unknown> {
  if (isUnknown(value)) throw new UnknownDocument(property);
  return value as Exclude<T, Unknown>;
}

/**
 * Whether a value is present, even if not known yet: enough for a link, a key or a destination. A
 * blank text is not.
 */
export function isPresent(value: unknown): boolean {
  return typeof value === "string" ? !isBlank(value) : value !== undefined && value !== null;
}

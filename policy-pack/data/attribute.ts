/**
 * How a program and AWS may spell the same value differently. Without a form, lists have no order.
 * In partial JSON, AWS adds what the program leaves out.
 */
export type AttributeForm =
  | "sequence"
  | "policy"
  | "policies by name"
  | "JSON"
  | "ordered JSON"
  | "partial JSON"
  | "reference"
  | "principal"
  | "grants";

/**
 * A separate resource that sets something of another: the property with the other's name, and the
 * one with the value.
 */
export interface SeparateSource {
  readonly type: string;
  readonly target: string;
  readonly value: string;
}

/** An input that AWS also returns as an output of the same name. */
export interface Attribute {
  /** AWS's default: null for nothing. Left out if AWS chooses a value. */
  readonly fallback?: unknown;
  readonly form?: AttributeForm;
  /** Keys at any depth that AWS fills in if the program does not. */
  readonly chosen?: readonly string[];
  /** The provider keeps what the program wrote, whatever AWS has. */
  readonly isUnread?: true;
  /** Separate resources that set it: if there is one, it is compared instead. */
  readonly setBy?: readonly SeparateSource[];
  /** Separate resources that add to the list. */
  readonly addedBy?: readonly SeparateSource[];
  /** The key that identifies the added elements. */
  readonly elementKey?: string;
  /** Another input that sets the same. */
  readonly unless?: string;
  /** Other values that AWS or the provider returns for an unset input. */
  readonly otherFallbacks?: readonly unknown[];
}

export type Attributes = Readonly<Record<string, Attribute>>;

/** AWS's default is nothing. */
export const nothing: Attribute = { fallback: null };
export const unread: Attribute = { isUnread: true };
export const policy: Attribute = { form: "policy" };
export const reference: Attribute = { form: "reference" };
export const json: Attribute = { fallback: null, form: "JSON" };

/** AWS's default is the given value. */
export const or = (fallback: unknown): Attribute => ({ fallback });

export const separate = (
  type: string,
  target: string,
  value = "policy",
): readonly SeparateSource[] => [{ type, target, value }];

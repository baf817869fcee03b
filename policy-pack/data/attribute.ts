/**
 * How a program and AWS spell a value that means the same. Where nothing is said, lists have no order. AWS adds to
 * partial JSON what the program leaves out.
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

/** Where a resource of its own says something of another: the property with the other's name, and the one with the value. */
export interface SeparateSource {
  readonly type: string;
  readonly target: string;
  readonly value: string;
}

/** An input that AWS has as an output of the same name. */
export interface Attribute {
  /** What AWS takes where the program sets none: null for nothing. Left out: something that AWS chooses. */
  readonly fallback?: unknown;
  readonly form?: AttributeForm;
  /** Keys at any depth that AWS fills in where the program does not. */
  readonly chosen?: readonly string[];
  /** The provider keeps what the program wrote, whatever AWS has. */
  readonly isUnread?: true;
  /** Resources of their own that set it: where there is one, they are compared in its place. */
  readonly setBy?: readonly SeparateSource[];
  /** Resources of their own that add to the list. */
  readonly addedBy?: readonly SeparateSource[];
  /** The key that names the elements which are added. */
  readonly elementKey?: string;
  /** Another input, which says the same. */
  readonly unless?: string;
  /** Other values that AWS, or the provider, has for none. */
  readonly otherFallbacks?: readonly unknown[];
}

export type Attributes = Readonly<Record<string, Attribute>>;

/** What AWS takes for none is nothing. */
export const nothing: Attribute = { fallback: null };
export const unread: Attribute = { isUnread: true };
export const policy: Attribute = { form: "policy" };
export const reference: Attribute = { form: "reference" };
export const json: Attribute = { fallback: null, form: "JSON" };

/** What AWS takes for none is that. */
export const or = (fallback: unknown): Attribute => ({ fallback });

export const separate = (
  type: string,
  target: string,
  value = "policy",
): readonly SeparateSource[] => [{ type, target, value }];

/**
 * Where an input of an AWS provider resource comes from in CloudFormation: a path of properties,
 * and how the value is converted. By default, names of properties in it get a lower-case first
 * letter.
 */
export type InputSource =
  | string
  | { readonly path: string; readonly as: Conversion }
  | { readonly path?: string; readonly shape: Shape }
  | { readonly path: string; readonly each: Shape }
  | { readonly path: string; readonly words: Readonly<Record<string, string>> }
  | {
      readonly path: string;
      readonly where: readonly [name: string, value: string];
      readonly take: string;
    }
  | { readonly either: readonly InputSource[] };

/**
 * `document` is a policy, `json` any other JSON, `map` has names given by users, `pairs` is a list
 * of names and values, `first` the first of a list, `list` a list of the value, `qualifier` the
 * alias or version in a function's name or ARN.
 */
export type Conversion =
  | "document"
  | "json"
  | "map"
  | "tags"
  | "pairs"
  | "number"
  | "boolean"
  | "first"
  | "list"
  | "qualifier";

/** By input; of the resource itself, or of an object in it. */
export interface Shape {
  readonly [input: string]: InputSource;
}

/** A resource of the AWS provider that a CloudFormation resource corresponds to. */
export interface DeclaredForm {
  readonly type: string;
  /**
   * One for each element of the list at that path; paths that begin with a dot are relative to the
   * element.
   */
  readonly each?: string;
  /** Only if there is something at that path. */
  readonly when?: string;
  /** `@name`, `@arn` and `@ref` are those of the CloudFormation resource itself. */
  readonly inputs: Shape;
}

export interface CloudFormationType {
  /** The property with the physical name; without one, AWS generates the name. */
  readonly name?: string;
  /**
   * Its ARN after the partition, with {region}, {account}, {name} and {function}, which is its
   * `FunctionName`.
   */
  readonly arn?: string;
  /** What `Ref` returns: a text with the same placeholders and {arn}; the name by default. */
  readonly ref?: string;
  /** Attributes that `Fn::GetAtt` returns besides `Arn`, in the same form. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly resources: readonly DeclaredForm[];
}

/** A policy document at that path. */
export const document = (path: string) => ({ path, as: "document" }) as const;

/** Any other JSON at that path. */
export const json = (path: string) => ({ path, as: "json" }) as const;

/** Inputs whose CloudFormation name differs only in its first letter. */
export function sameNames(...names: readonly string[]): Shape {
  return Object.fromEntries(
    names.map((name) => [name.charAt(0).toLowerCase() + name.slice(1), name]),
  );
}

/** The same for numbers, which a template may write as text. */
export function numbers(...names: readonly string[]): Shape {
  return converted("number", names);
}

export function booleans(...names: readonly string[]): Shape {
  return converted("boolean", names);
}

export const tags: Shape = { tags: { path: "Tags", as: "tags" } };

function converted(as: Conversion, names: readonly string[]): Shape {
  return Object.fromEntries(
    names.map((path) => [path.charAt(0).toLowerCase() + path.slice(1), { path, as }]),
  );
}

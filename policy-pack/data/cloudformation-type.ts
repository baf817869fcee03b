/**
 * Where an input of a resource of the AWS provider comes from, in the words of CloudFormation: a path of properties, and
 * what becomes of the value. By default names of properties in it get a small first letter.
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
 * `document` is a policy, `json` any other JSON, `map` has names that users give, `pairs` is a list of names and values,
 * `first` the first of a list, `list` a list of the value, `qualifier` the alias or version in what names a function.
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

/** By input; in the resource itself, or in an object of it. */
export interface Shape {
  readonly [input: string]: InputSource;
}

/** A resource of the AWS provider that a CloudFormation resource stands for. */
export interface DeclaredForm {
  readonly type: string;
  /** One for each element of the list at that path, of which paths that begin with a dot are. */
  readonly each?: string;
  /** Only where there is something at that path. */
  readonly when?: string;
  /** `@name`, `@arn` and `@ref` are those of the CloudFormation resource itself. */
  readonly inputs: Shape;
}

export interface CloudFormationType {
  /** The property with the physical name; without one, AWS makes the name up. */
  readonly name?: string;
  /** Its ARN behind the partition, with {region}, {account}, {name} and {function}, which is its `FunctionName`. */
  readonly arn?: string;
  /** What `Ref` gives: a text with the same places and {arn}; the name where not said. */
  readonly ref?: string;
  /** Attributes that `Fn::GetAtt` gives beside `Arn`, in the same way. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly resources: readonly DeclaredForm[];
}

/** Those inputs that CloudFormation calls the same but for their first letter. */
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

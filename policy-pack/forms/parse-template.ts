import { isRecord, parseJson } from "../values/canonical-values";

/** The part of js-yaml that is used here; the library comes with @pulumi/pulumi, without types. */
interface JsYaml {
  readonly CORE_SCHEMA: { extend(types: readonly object[]): object };
  readonly Type: new (
    tag: string,
    options: {
      readonly kind: "scalar" | "sequence" | "mapping";
      readonly multi: true;
      readonly construct: (data: unknown, tag: string) => unknown;
    },
  ) => object;
  load(text: string, options: { readonly schema: object }): unknown;
}

/** The content of a template, JSON or YAML; undefined if it is neither. */
export function parseTemplate(body: string): Readonly<Record<string, unknown>> | undefined {
  const content = parseJson(body) ?? parseYaml(body);
  return isRecord(content) ? content : undefined;
}

function parseYaml(body: string): unknown {
  // Loaded only for stacks with such a template: it takes a twentieth of the pack's start-up time.
  const { CORE_SCHEMA, load, Type } = require("js-yaml") as JsYaml;
  const kinds = ["scalar", "sequence", "mapping"] as const;
  const tags = kinds.map((kind) => new Type("!", { kind, multi: true, construct: longForm }));
  try {
    // A list or mapping that contains itself through an alias can't be written as JSON.
    return JSON.parse(JSON.stringify(load(body, { schema: CORE_SCHEMA.extend(tags) })));
  } catch {
    return undefined;
  }
}

/**
 * `!Ref Queue` as `{ Ref: "Queue" }`, `!GetAtt Queue.Arn` as `{ "Fn::GetAtt": ["Queue", "Arn"] }`.
 */
function longForm(data: unknown, tag: string): unknown {
  const name = tag.slice(1);
  if (name === "Ref" || name === "Condition") return { [name]: data };
  if (name === "GetAtt" && typeof data === "string") {
    const [resource, ...attribute] = data.split(".");
    return { "Fn::GetAtt": [resource, attribute.join(".")] };
  }
  return { [`Fn::${name}`]: data };
}

import { Ajv, type ErrorObject } from "ajv";
import addFormats from "ajv-formats";
import { exitStatus, PreviewError } from "../preview-error";
import type { ResolvedConfig } from "./config-resolution";
import {
  type ConfigSchema,
  isJsonObject,
  type JsonValue,
  type PolicyConfig,
  type PolicyInfo,
} from "./pack-info";
import { didYouMean } from "./suggestion";

/**
 * Finds policies and properties that the pack does not have. The engine ignores them; here each is a mistake, so that a
 * typing error can't leave a policy unconfigured.
 */
export function namingMistakes(
  policies: readonly PolicyInfo[],
  file: ReadonlyMap<string, PolicyConfig>,
): readonly string[] {
  const byName = new Map(policies.map((policy) => [policy.name, policy]));
  return [...file].flatMap(([name, config]) => {
    if (name === "all") return allMistakes(config);
    const policy = byName.get(name);
    if (policy !== undefined) return propertyMistakes(policy, config);
    return [
      `"${name}" is not a policy of this pack.${didYouMean(name, [...byName.keys(), "all"])}`,
    ];
  });
}

function allMistakes({ properties }: PolicyConfig): readonly string[] {
  return Object.keys(properties).map(
    (property) => `all: accepts only an enforcement level; "${property}" would have no effect.`,
  );
}

function propertyMistakes(policy: PolicyInfo, { properties }: PolicyConfig): readonly string[] {
  // A policy may use configuration that it does not declare.
  if (policy.schema === undefined) return [];
  const known = Object.keys(policy.schema.properties);
  return Object.keys(properties)
    .filter((property) => !known.includes(property))
    .map(
      (property) =>
        `${policy.name}: "${property}" is not a property of its configuration` +
        `${known.length === 0 ? "; it accepts only an enforcement level" : ""}.` +
        didYouMean(property, [...known, "enforcementLevel"]),
    );
}

/** The mistakes in a document, by a JSON Schema. */
export function documentMistakes(schema: object, document: unknown): readonly string[] {
  const validate = newAjv().compile(schema);
  return validate(document) ? [] : (validate.errors ?? []).flatMap(describeError);
}

/** The document in a file of JSON. Throws a PreviewError that lists every mistake, by a JSON Schema. */
export function parseDocument<T>(
  file: string,
  text: string,
  schema: object,
  status: number = exitStatus.failed,
): T {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new PreviewError(`${file} is not valid JSON: ${(error as Error).message}`, status);
  }
  const mistakes = documentMistakes(schema, content);
  if (mistakes.length === 0) return content as T;
  throw new PreviewError(
    [`${file} has mistakes:`, ...mistakes.map((mistake) => `  - ${mistake}`)].join("\n"),
    status,
  );
}

/** The mistakes in resolved values, by the schemas of the policies. Sorted. */
export function valueMistakes(
  policies: readonly PolicyInfo[],
  resolved: ReadonlyMap<string, ResolvedConfig>,
): readonly string[] {
  const ajv = newAjv();
  return policies
    .flatMap(({ name, schema }) =>
      schema === undefined
        ? []
        : schemaMistakes(ajv, schema, resolved.get(name)?.properties ?? {}).map(
            (mistake) => `${name}: ${mistake}`,
          ),
    )
    .sort();
}

function newAjv(): Ajv {
  // Compiled schemas are not kept: two policies may use the same $id.
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    verbose: true,
    logger: false,
    addUsedSchema: false,
  });
  addFormats.default(ajv);
  return ajv;
}

function schemaMistakes(ajv: Ajv, schema: ConfigSchema, properties: JsonValue): readonly string[] {
  const document = { type: "object", properties: schema.properties, required: schema.required };
  try {
    const validate = ajv.compile(document);
    return validate(properties) ? [] : (validate.errors ?? []).flatMap(describeError);
  } catch (error) {
    return [`its configuration schema is not valid: ${(error as Error).message}`];
  }
}

function describeError(error: ErrorObject): readonly string[] {
  const path = error.instancePath.slice(1).replaceAll("/", ".").replaceAll("~1", "/");
  const subject = path === "" ? "" : `${path} `;
  switch (error.keyword) {
    case "required":
      return [`${joined(path, error.params.missingProperty)} is required.`];
    case "additionalProperties": {
      const property = String(error.params.additionalProperty);
      return [
        `${subject}has no property "${property}".${didYouMean(property, siblings(error.parentSchema))}`,
      ];
    }
    case "enum":
      return [`${subject}${describeEnum(error.data, error.params.allowedValues)}`];
    case "if":
      return [];
    case "minLength":
      return [
        `${subject}must have ${error.params.limit} or more characters, not ${shown(error.data)}.`,
      ];
    default:
      return [`${subject}${error.message ?? "is not valid"}, not ${shown(error.data)}.`];
  }
}

function joined(path: string, property: unknown): string {
  return path === "" ? String(property) : `${path}.${property}`;
}

function describeEnum(value: unknown, allowed: unknown): string {
  const values = Array.isArray(allowed) ? allowed : [];
  const words = values.filter((candidate) => typeof candidate === "string");
  const suggestion = typeof value === "string" ? didYouMean(value, words) : "";
  return `must be one of ${values.map(shown).join(", ")}, not ${shown(value)}.${suggestion}`;
}

function siblings(schema: unknown): readonly string[] {
  const properties = isJsonObject(schema) ? schema.properties : undefined;
  return isJsonObject(properties) ? Object.keys(properties) : [];
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

import { Ajv, type ErrorObject } from "ajv";
import addFormats from "ajv-formats";
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
 * Names in a configuration file that the pack does not have. The engine passes them over in silence; here
 * each is a mistake, so that a policy can't be left unconfigured by a slip.
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
    return [`"${name}" is no policy of this pack.${didYouMean(name, [...byName.keys(), "all"])}`];
  });
}

function allMistakes({ properties }: PolicyConfig): readonly string[] {
  return Object.keys(properties).map(
    (property) => `all: takes an enforcement level only; "${property}" would reach no policy.`,
  );
}

function propertyMistakes(policy: PolicyInfo, { properties }: PolicyConfig): readonly string[] {
  // A policy may read its configuration without declaring any: nothing to compare with.
  if (policy.schema === undefined) return [];
  const known = Object.keys(policy.schema.properties);
  return Object.keys(properties)
    .filter((property) => !known.includes(property))
    .map(
      (property) =>
        `${policy.name}: "${property}" is no property of its configuration` +
        `${known.length === 0 ? "; it takes an enforcement level only" : ""}.` +
        didYouMean(property, [...known, "enforcementLevel"]),
    );
}

/** What a JSON Schema says against a document. */
export function documentMistakes(schema: object, document: unknown): readonly string[] {
  const validate = newAjv().compile(schema);
  return validate(document) ? [] : (validate.errors ?? []).flatMap(describeError);
}

/** What the schemas of the policies say against the resolved values, sorted by policy. */
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

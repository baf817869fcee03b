/** The part of JSON Schema used for the configuration of policies. */
export interface ParameterSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: unknown;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly additionalProperties?: unknown;
}

/** Suffixes of names that show the unit of their value: `maxMemoryMb`, `warnDays`. */
const units: Readonly<Record<string, string>> = {
  Bytes: "bytes",
  Days: "days",
  Hours: "hours",
  Mb: "MB",
  Minutes: "minutes",
  Percent: "percent",
  Seconds: "seconds",
};

/** One item of a Markdown list: name, type, unit and bounds, meaning, default. */
export function describeParameter(name: string, schema: ParameterSchema): string {
  const facts = [typeText(schema), unitOf(name), boundsText(schema)].filter(Boolean).join(", ");
  const description = schema.description ?? "";
  const value =
    schema.default === undefined ? "" : ` Default: \`${JSON.stringify(schema.default)}\``;
  return `- \`${name}\` (${facts}): ${description}${value}`;
}

function unitOf(name: string): string | undefined {
  const words = name.match(/[A-Z][a-z]+/g) ?? [];
  return words.map((word) => units[word]).find((unit) => unit !== undefined);
}

/** For example `integer`, `list of strings`. */
export function typeText({ type, enum: values, items, ...schema }: ParameterSchema): string {
  if (values) return values.map((value) => `\`${JSON.stringify(value)}\``).join(" or ");
  if (items) return `list of ${plural(items)}`;
  if (isSchema(schema.additionalProperties)) return `map of ${plural(schema.additionalProperties)}`;
  if (schema.properties) return `object of ${quotedKeys(schema.properties)}`;
  return [type ?? "any value"].flat().join(" or ");
}

function plural(given: unknown): string {
  const schema = given as ParameterSchema;
  if (schema.enum) return typeText(schema);
  return typeText(schema).replace(/^(\w+)/, "$1s");
}

function quotedKeys(properties: Readonly<Record<string, unknown>>): string {
  return Object.keys(properties)
    .map((key) => `\`${key}\``)
    .join(", ");
}

/** For lists and maps, the bounds of their values. */
function boundsText({ minimum, maximum, items, ...schema }: ParameterSchema): string | undefined {
  const inner = items ?? schema.additionalProperties;
  if (isSchema(inner)) return boundsText(inner);
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  if (minimum !== undefined) return `at least ${minimum}`;
  return maximum === undefined ? undefined : `at most ${maximum}`;
}

function isSchema(value: unknown): value is ParameterSchema {
  return typeof value === "object" && value !== null;
}

import { formerPolicies } from "../../../policy-pack/engine/former-names";

/** What the configuration file's schema needs from a policy. */
export interface ConfigurablePolicy {
  readonly name: string;
  readonly description: string;
  readonly enforcementLevel?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly configSchema?: { readonly properties: Readonly<Record<string, object>> };
}

type Schema = Readonly<Record<string, unknown>>;

/** Policies that evaluate no resource, so that there is nothing to exempt. */
const notExemptible = ["settings", "exemptions"];

/**
 * The JSON Schema (draft 7) of a file for `--policy-pack-config`. It is stricter than the engine,
 * which accepts policy names that the pack does not have.
 */
export function createConfigSchema(policies: readonly ConfigurablePolicy[]): Schema {
  const former = [...formerPolicies(policies)];
  const names = policies
    .map(({ name }) => name)
    .filter((name) => !notExemptible.includes(name))
    .concat(former.map(([name]) => name));
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Configuration of the policy pack lambda-etl",
    description:
      "A file for `pulumi preview --policy-pack-config`: a level, or an object with level and parameters, for each policy.",
    type: "object",
    additionalProperties: false,
    properties: {
      extends: {
        description:
          "Presets of the pack, and files (.json, relative to this one), that this file goes over, the later ones over the earlier. The offline preview and check-config read it; the engine refuses it: check-config --merged writes what it takes.",
        type: "array",
        items: { type: "string", minLength: 1 },
      },
      all: {
        description: "The level of every policy that has none of its own here.",
        anyOf: [{ $ref: "#/definitions/level" }, objectSchema({ enforcementLevel: level })],
      },
      environments: {
        description: "Names of Pulumi ESC environments that the pack is given.",
        type: "array",
        items: { type: "string" },
      },
      ...Object.fromEntries(policies.map((policy) => [policy.name, policySchema(policy, names)])),
      ...Object.fromEntries(
        former.map(([name, current]) => [
          name,
          { description: `Former name of ${current}.`, $ref: `#/properties/${current}` },
        ]),
      ),
    },
    definitions: {
      level: {
        description:
          "advisory warns; mandatory fails the preview; remediate mends first, where the policy can; disabled is off.",
        type: "string",
        enum: ["advisory", "mandatory", "remediate", "disabled"],
      },
    },
  };
}

const level = { $ref: "#/definitions/level" };

function policySchema(policy: ConfigurablePolicy, exemptible: readonly string[]): Schema {
  const parameters = Object.entries(policy.configSchema?.properties ?? {}).map(([name, schema]) => [
    name,
    name === "exemptions" ? withNames(schema, exemptible) : schema,
  ]);
  return {
    description: `${policy.description} Level where none is given: ${policy.enforcementLevel}.`,
    anyOf: [level, objectSchema({ enforcementLevel: level, ...Object.fromEntries(parameters) })],
  };
}

function objectSchema(properties: Schema): Schema {
  return { type: "object", additionalProperties: false, properties };
}

/** The schema of exemptions, with the names of the existing policies. */
function withNames(schema: object, names: readonly string[]): Schema {
  const { items, ...rest } = schema as { readonly items: { readonly properties: Schema } };
  const properties = { ...items.properties, policy: { type: "string", enum: names } };
  return { ...rest, items: { ...items, properties } };
}

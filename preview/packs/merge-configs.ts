import { isJsonObject, type JsonObject, type JsonValue, type PolicyConfig } from "./pack-info";

/** The merged configuration of a pack, and the mistakes in its sources. */
export interface MergedConfig {
  readonly policies: ReadonlyMap<string, PolicyConfig>;
  /** Names of Pulumi ESC environments. */
  readonly environments: readonly string[];
  readonly mistakes: readonly string[];
}

export const noConfig: MergedConfig = { policies: new Map(), environments: [], mistakes: [] };

/**
 * Merges two configurations. `over` replaces levels, whole parameters, and exemptions of the same policy and resource. Its
 * level `all` replaces every level of `base`.
 */
export function mergeConfigs(base: MergedConfig, over: MergedConfig): MergedConfig {
  return {
    policies: mergePolicies(base.policies, over.policies),
    environments: [...new Set([...base.environments, ...over.environments])],
    mistakes: [...base.mistakes, ...over.mistakes],
  };
}

type Policies = ReadonlyMap<string, PolicyConfig>;

function mergePolicies(base: Policies, over: Policies): Policies {
  const allLevel = over.get("all")?.level;
  const names = new Set([...base.keys(), ...over.keys()]);
  return new Map(
    [...names].map((name) => {
      const { level: baseLevel, properties } = base.get(name) ?? { properties: {} };
      const own = over.get(name);
      const level = own?.level ?? (allLevel === undefined ? baseLevel : undefined);
      return [
        name,
        {
          ...(level === undefined ? {} : { level }),
          properties: mergeProperties(properties, own?.properties ?? {}),
        },
      ];
    }),
  );
}

function mergeProperties(base: JsonObject, over: JsonObject): JsonObject {
  const merged = { ...base, ...over };
  const [earlier, later] = [base.exemptions, over.exemptions];
  if (!isListOfExemptions(earlier) || !isListOfExemptions(later)) return merged;
  const renewed = new Set(later.map(exemptionKey));
  return {
    ...merged,
    exemptions: [...earlier.filter((each) => !renewed.has(exemptionKey(each))), ...later],
  };
}

function isListOfExemptions(value: JsonValue | undefined): value is readonly JsonObject[] {
  return Array.isArray(value) && value.every((each) => isJsonObject(each) && "policy" in each);
}

function exemptionKey({ policy, resource }: JsonObject): string {
  return JSON.stringify([policy, resource]);
}

/** Notes on Pulumi ESC environments, which can't be read offline. */
export function environmentNotes({ environments }: MergedConfig): readonly string[] {
  if (environments.length === 0) return [];
  return [
    `"environments" names Pulumi ESC environments (${environments.join(", ")}): the pack runs without their values, which can't be read offline.`,
  ];
}

/** The text of an equivalent file for `--policy-pack-config` without `extends`. */
export function formatConfig({ policies, environments }: MergedConfig): string {
  const entries = [...policies].flatMap(([name, { level, properties }]) => {
    if (Object.keys(properties).length === 0) return level === undefined ? [] : [[name, level]];
    return [[name, { ...(level === undefined ? {} : { enforcementLevel: level }), ...properties }]];
  });
  const content = {
    ...(environments.length === 0 ? {} : { environments }),
    ...Object.fromEntries(entries),
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

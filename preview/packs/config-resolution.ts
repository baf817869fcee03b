import type { JsonValue, PolicyConfig, PolicyInfo } from "./pack-info";

/** The complete configuration of one policy. */
export type ResolvedConfig = Required<PolicyConfig>;

/**
 * The configuration that the engine sends to a pack: the schemas' defaults, overridden by the pack's constructor, then by
 * the file. Properties are merged shallowly. A policy's own level overrides that of `all`.
 */
export function resolveConfig(
  policies: readonly PolicyInfo[],
  ...layers: readonly ReadonlyMap<string, PolicyConfig>[]
): ReadonlyMap<string, ResolvedConfig> {
  return layers.reduce(applyLayer, withDefaults(policies));
}

function withDefaults(policies: readonly PolicyInfo[]): ReadonlyMap<string, ResolvedConfig> {
  return new Map(
    policies.map((policy) => [
      policy.name,
      { level: policy.level, properties: Object.fromEntries(schemaDefaults(policy)) },
    ]),
  );
}

function schemaDefaults(policy: PolicyInfo): [string, JsonValue][] {
  return Object.entries(policy.schema?.properties ?? {}).flatMap(([name, schema]) => {
    const value = schema.default;
    return value === undefined ? [] : [[name, value] satisfies [string, JsonValue]];
  });
}

function applyLayer(
  base: ReadonlyMap<string, ResolvedConfig>,
  layer: ReadonlyMap<string, PolicyConfig>,
): ReadonlyMap<string, ResolvedConfig> {
  const allLevel = layer.get("all")?.level;
  return new Map(
    [...base].map(([name, config]) => {
      const own = layer.get(name);
      return [
        name,
        {
          level: own?.level ?? allLevel ?? config.level,
          properties: { ...config.properties, ...own?.properties },
        },
      ];
    }),
  );
}

import { isDeepStrictEqual } from "node:util";
import { relaxationsOf } from "../../policy-pack/engine/relaxations";
import { today } from "../../preview/cli/today";
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type PolicyConfig,
  type PolicyInfo,
} from "../../preview/packs/pack-info";

/** The values in a configuration of this repository's pack that require less than its defaults. */
export function relaxedSettings(
  policies: readonly PolicyInfo[],
  config: ReadonlyMap<string, PolicyConfig>,
): readonly string[] {
  const defaults = new Map(policies.map((policy) => [policy.name, defaultsOf(policy)]));
  const groups = defaults.get("settings")?.functionGroups ?? {};
  const given = config.get("settings")?.properties.functionGroups ?? groups;
  const definedGroups = isJsonObject(given) ? Object.keys(given) : [];
  const relaxed = [...config].flatMap(([policy, { properties }]) =>
    relaxationsOf(policy, properties, {
      ...{ defaults: defaults.get(policy) ?? {}, definedGroups, today: today() },
    }),
  );
  return [
    ...relaxed.map(({ setting, change }) => `${setting} ${change}`),
    ...changedGroups(given, groups),
  ];
}

function defaultsOf({ schema }: PolicyInfo): JsonObject {
  const entries = Object.entries(schema?.properties ?? {}).flatMap(([parameter, property]) =>
    property.default === undefined ? [] : [[parameter, property.default] as const],
  );
  return Object.fromEntries(entries);
}

/** Without a stack, it is unknown whose group changes; a run reports it. */
function changedGroups(given: JsonValue, groups: JsonValue): readonly string[] {
  if (!isJsonObject(given) || !isJsonObject(groups)) return [];
  return Object.entries(groups)
    .filter(([name, group]) => !isDeepStrictEqual(given[name], group))
    .map(([name, group]) => {
      const now = given[name] === undefined ? "not set" : JSON.stringify(given[name]);
      return `settings.functionGroups.${name} is ${now}, and ${JSON.stringify(group)} by default`;
    });
}

import { isDeepStrictEqual } from "node:util";
import type { ResolvedConfig } from "../../preview/packs/config-resolution";
import { isJsonObject, type JsonValue, type PolicyInfo } from "../../preview/packs/pack-info";
import { didYouMean } from "../../preview/packs/suggestion";
import { isInNoCalendar } from "./calendar";

type Resolved = ReadonlyMap<string, ResolvedConfig>;

/**
 * Mistakes in the settings that all policies of this repository's pack share: the pack itself
 * reports them only while it evaluates a stack, and then for each resource.
 */
export function settingsMistakes(
  policies: readonly PolicyInfo[],
  resolved: Resolved,
): readonly string[] {
  const settings = resolved.get("settings");
  // The settings of another pack may mean something else.
  if (settings?.properties.functionGroups === undefined) return [];
  const { asOf } = settings.properties;
  const areOthersOn = [...resolved].some(
    ([name, { level }]) => name !== "settings" && level !== "disabled",
  );
  return [
    ...(settings.level === "disabled" && areOthersOn ? [settingsDisabled] : []),
    ...(typeof asOf === "string" && isInNoCalendar(asOf)
      ? [`settings: asOf "${asOf}" is in no calendar.`]
      : []),
    ...policies
      .filter(({ name }) => resolved.get(name)?.level !== "disabled")
      .flatMap((policy) =>
        undefinedGroups(policy, resolved, groupsIn(settings.properties.functionGroups)),
      ),
  ];
}

const settingsDisabled =
  "settings is disabled while other policies are on: each of them will fail. Set it to mandatory or advisory, or disable all policies.";

/** Function groups that a policy's configuration names, and that are not defined. */
function undefinedGroups(
  { name, schema }: PolicyInfo,
  resolved: Resolved,
  defined: readonly string[],
): readonly string[] {
  return (
    Object.entries(resolved.get(name)?.properties ?? {})
      .filter(([parameter]) => namesGroups(name, parameter))
      // The defaults may name groups that an organisation has replaced by its own.
      .filter(
        ([parameter, value]) => !isDeepStrictEqual(value, schema?.properties[parameter]?.default),
      )
      .flatMap(([parameter, value]) =>
        groupsIn(value)
          .filter((group) => !defined.includes(group))
          .map(
            (group) =>
              `${name}: ${parameter} names group "${group}", which is not defined.${suggestGroup(group, defined)}`,
          ),
      )
  );
}

function suggestGroup(group: string, defined: readonly string[]): string {
  const all = defined.length === 0 ? "none" : defined.toSorted().join(", ");
  return didYouMean(group, defined) || ` settings.functionGroups has: ${all}.`;
}

/** Whether the parameter names function groups, as its keys or in a list. */
export function namesGroups(policy: string, parameter: string): boolean {
  if (parameter === "groups") return policy.startsWith("lambda-");
  return parameter === "expectedGroups" || parameter.endsWith("ByGroup");
}

/** The schemas report values of another type. */
function groupsIn(value: JsonValue | undefined): readonly string[] {
  if (Array.isArray(value)) return value.filter((group) => typeof group === "string");
  return isJsonObject(value) ? Object.keys(value) : [];
}

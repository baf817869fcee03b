import {
  isJsonObject,
  type JsonValue,
  type PolicyConfig,
  type PolicyInfo,
} from "../../preview/packs/pack-info";
import { didYouMean } from "../../preview/packs/suggestion";

/** Exemptions in the settings of the pack that are from no policy of it, end on no day, or have no reason or owner. */
export function exemptionMistakes(
  policies: readonly PolicyInfo[],
  config: ReadonlyMap<string, PolicyConfig>,
): readonly string[] {
  const exemptions = config.get("settings")?.properties.exemptions;
  const policyNames = policies
    .map(({ name }) => name)
    .filter((name) => name !== "settings" && name !== "exemptions");
  if (!Array.isArray(exemptions)) return [];
  return (exemptions as readonly JsonValue[]).flatMap((exemption, index) => {
    if (!isJsonObject(exemption)) return [];
    const { policy, expires, reason, owner } = exemption;
    const path = `settings: exemptions.${index}`;
    return [
      ...(typeof policy === "string" && !policyNames.includes(policy)
        ? [
            `${path}.policy "${policy}" is no policy of this pack.${didYouMean(policy, policyNames)}`,
          ]
        : []),
      ...(typeof expires === "string" && isFormOfDate(expires) && !isDay(expires)
        ? [`${path}.expires "${expires}" is in no calendar.`]
        : []),
      ...(isBlank(reason) ? [`${path}.reason is blank.`] : []),
      ...(isBlank(owner) ? [`${path}.owner is blank.`] : []),
    ];
  });
}

/** What is empty is reported by the schema. */
function isBlank(text: JsonValue | undefined): boolean {
  return typeof text === "string" && /^\s+$/.test(text);
}

/** What has another form is reported by the schema. */
function isFormOfDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function isDay(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

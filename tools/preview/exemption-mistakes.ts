import { coversAnything, hasText } from "../../policy-pack/engine/exemptions";
import { formerNames } from "../../preview/packs/former-names";
import {
  isJsonObject,
  type JsonValue,
  type PolicyConfig,
  type PolicyInfo,
} from "../../preview/packs/pack-info";
import { didYouMean } from "../../preview/packs/suggestion";
import { isInNoCalendar } from "./calendar";

/**
 * Exemptions in the pack's settings that name an unknown policy, cover everything, have no valid
 * end date, or have no reason or owner.
 */
export function exemptionMistakes(
  policies: readonly PolicyInfo[],
  config: ReadonlyMap<string, PolicyConfig>,
): readonly string[] {
  const exemptions = config.get("settings")?.properties.exemptions;
  const policyNames = policies
    .map(({ name }) => name)
    .filter((name) => name !== "settings" && name !== "exemptions")
    .concat([...formerNames(policies).keys()]);
  if (!Array.isArray(exemptions)) return [];
  return (exemptions as readonly JsonValue[]).flatMap((exemption, index) => {
    if (!isJsonObject(exemption)) return [];
    const { policy, resource, expires, reason, owner } = exemption;
    const path = `settings: exemptions.${index}`;
    return [
      ...(typeof policy === "string" && !policyNames.includes(policy)
        ? [
            `${path}.policy "${policy}" is not a policy of this pack.${didYouMean(policy, policyNames)}`,
          ]
        : []),
      ...(typeof resource === "string" && coversEverything(resource)
        ? [`${path}.resource "${resource}" covers every resource.`]
        : []),
      ...(typeof expires === "string" && isInNoCalendar(expires)
        ? [`${path}.expires "${expires}" is in no calendar.`]
        : []),
      ...(expires === "" ? [`${path}.expires is blank.`] : []),
      ...(isBlank(reason) ? [`${path}.reason is blank.`] : []),
      ...(isBlank(owner) ? [`${path}.owner is blank.`] : []),
    ];
  });
}

function isBlank(text: JsonValue | undefined): boolean {
  return typeof text === "string" && !hasText(text);
}

/** Whether the exemption also covers a stack whose name and project nobody uses. */
function coversEverything(resource: string): boolean {
  const exemption = { policy: "", resource, reason: "", owner: "", expires: "" };
  return coversAnything(exemption, "urn:pulumi:\u0001::\u0001");
}

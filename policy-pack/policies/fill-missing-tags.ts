import { costOptimization } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { hasTags } from "../data/taggable-since";
import { taggableTypes } from "../data/taggable-types.generated";
import { stringByKey } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { missingKeys, ownTags, providerTags, type Tags } from "../tags/tags";

export const fillMissingTags = resourcePolicy({
  name: "fill-missing-tags",
  displayName: "Fill missing tags",
  description: "At level remediate, a taggable resource gets each missing tag that has a default.",
  severity: "low",
  enforcementLevel: "disabled",
  framework: costOptimization,
  tags: ["tags", "cost", "remediation"],
  remediationSteps: "Add the tags to the program, so that they need not be filled in.",
  url: "https://www.pulumi.com/docs/insights/policy/policy-packs/authoring/#remediation-policies",
  resourceTypes: taggableTypes,
  config: {
    tagDefaults: stringByKey(requirements.tagDefaults, "The tags to fill in, with their values."),
  },
  // Tags that are still missing afterwards are reported by required-tags.
  check: () => false,
  remediate: ({ inputs, type, providerProperties }, { config }) => {
    if (Object.values(inputs).some(isAssetArchive)) return false;
    if (!hasTags(type, providerProperties)) return false;
    const missing = missingOf(inputs, providerProperties, Object.keys(config.tagDefaults));
    if (missing.length === 0) return false;
    const filled = Object.fromEntries(missing.map((key) => [key, config.tagDefaults[key]]));
    // In place: a copy would lose secrets, and fail on unknown values.
    if (inputs.tags) Object.assign(inputs.tags, filled);
    else Object.assign(inputs, { tags: filled });
    return true;
  },
});

/**
 * Empty if the tags can't be determined: an existing tag must not be replaced, and required-tags
 * reports it.
 */
function missingOf(inputs: Tags, providerProperties: Tags, wanted: readonly string[]) {
  try {
    return missingKeys(wanted, { ...providerTags(providerProperties), ...ownTags(inputs) });
  } catch {
    return [];
  }
}

/**
 * For an archive, the SDK (1.21) returns only names from a remediation, and the engine then fails.
 */
function isAssetArchive(value: unknown): boolean {
  return value instanceof Object && "__pulumiArchive" in value && "assets" in value;
}

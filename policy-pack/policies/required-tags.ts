import { costOptimization } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { hasTags } from "../data/taggable-since";
import { listTaggedTypes, taggableTypes } from "../data/taggable-types.generated";
import { strings, stringsByKey } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { missingKeys, ownTags, providerTags } from "../tags/tags";
import { ownValue } from "../values/own-value";
import { known } from "../values/unknown";
import { matchesWildcard } from "../values/wildcard";

export const requiredTags = resourcePolicy({
  name: "required-tags",
  displayName: "Required tags",
  description: "Every taggable resource has the required tags, with values that are allowed.",
  severity: "medium",
  framework: costOptimization,
  tags: ["tags", "cost", "Lambda.6"],
  remediationSteps:
    "Add the tags to the resource, or for all resources to the provider's defaultTags.",
  url: "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
  resourceTypes: [...taggableTypes, ...listTaggedTypes],
  config: {
    tagValues: stringsByKey(
      requirements.tagValues,
      "The required keys, each with the values it may have, with * and ?; any value where there are none.",
    ),
    exceptTypes: strings([], "Resource types, with * and ?, that need no tags."),
  },
  check: ({ inputs, type, providerProperties }, { config }) => {
    if (config.exceptTypes.some((pattern) => matchesWildcard(type, pattern))) return false;
    if (!hasTags(type, providerProperties)) return false;
    const keys = Object.keys(config.tagValues).sort();
    const own = ownTags(inputs);
    // Provider tags are read only if needed, since they may be unknown. Types with lists don't get
    // them.
    const inherits = missingKeys(keys, own).length > 0 && !listTaggedTypes.includes(type);
    const tags = inherits ? { ...providerTags(providerProperties), ...own } : own;
    const missing = missingKeys(keys, tags);
    return [
      missing.length > 0 && `tags has no ${missing.join(", no ")}`,
      ...Object.entries(config.tagValues)
        .filter(([key, allowed]) => allowed.length > 0 && !missing.includes(key))
        .map(([key, allowed]) => () => {
          const value = String(known(ownValue(tags, key), `tags.${key}`));
          const holds = allowed.some((pattern) => matchesWildcard(value, pattern));
          return !holds && `tags.${key} is ${value}, expected ${allowed.join(" or ")}`;
        }),
    ];
  },
});

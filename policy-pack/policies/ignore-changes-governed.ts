import { operationalExcellence } from "../data/frameworks";
import {
  governedPaths,
  governedTypes,
  hides,
  isWithin,
  normalizePath,
} from "../data/governed-inputs";
import { requirements } from "../data/requirements";
import { strings, stringsByKey } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { matchesWildcard } from "../values/wildcard";

export const ignoreChangesGoverned = resourcePolicy({
  name: "ignore-changes-governed",
  displayName: "No ignored changes of governed inputs",
  description: "What policies judge follows the program: ignoreChanges names none of it.",
  severity: "high",
  framework: operationalExcellence,
  tags: ["drift", "options"],
  remediationSteps:
    "Take the path out of ignoreChanges, or, where something else manages the value, list it in allowedPathsByType.",
  url: "https://www.pulumi.com/docs/iac/concepts/resources/options/ignorechanges/",
  resourceTypes: governedTypes,
  config: {
    allowedPathsByType: stringsByKey(
      {},
      "Paths that may be ignored, such as tags.Owner, by resource type with * and ?.",
    ),
    tagKeys: strings(Object.keys(requirements.tagValues), "Keys of tags that may not be ignored."),
  },
  check: ({ type, inputs, ignoreChanges = [] }, { config }) => {
    if (ignoreChanges.length === 0) return false;
    const governed = governedPaths(type, inputs, config.tagKeys);
    const allowed = Object.entries(config.allowedPathsByType)
      .filter(([pattern]) => matchesWildcard(type, pattern))
      .flatMap(([, paths]) => paths.map(normalizePath));
    return ignoreChanges
      .filter((path) => !allowed.some((above) => isWithin(normalizePath(path), above)))
      .map((path) => {
        const hidden = governed.find((each) => hides(normalizePath(path), each));
        return (
          hidden !== undefined &&
          `ignoreChanges has ${path}, so that ${hidden} stays as it is whatever the program says: expected no input that policies judge`
        );
      });
  },
});

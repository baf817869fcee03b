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
import { keysIgnoredByProvider } from "../tags/tags";
import type { Problems } from "../values/problems";
import { matchesWildcard } from "../values/wildcard";

export const ignoreChangesGoverned = resourcePolicy({
  name: "ignore-changes-governed",
  displayName: "No ignored changes of governed inputs",
  description:
    "Neither code nor what policies evaluate is in ignoreChanges, and no provider ignores required tags.",
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
    const ignoresTags = type === "pulumi:providers:aws" && providerProblem(inputs, config.tagKeys);
    if (ignoreChanges.length === 0) return ignoresTags;
    const governed = governedPaths(type, inputs, config.tagKeys);
    const allowed = Object.entries(config.allowedPathsByType)
      .filter(([pattern]) => matchesWildcard(type, pattern))
      .flatMap(([, paths]) => paths.map(normalizePath));
    const ignored = ignoreChanges
      .filter((path) => !allowed.some((above) => isWithin(normalizePath(path), above)))
      .map((path) => {
        const hidden = governed.find((each) => hides(normalizePath(path), each));
        return (
          hidden !== undefined &&
          `ignoreChanges has ${path}, so that ${hidden} stays as it is whatever the program says: expected no input that policies evaluate`
        );
      });
    return [ignored, ignoresTags];
  },
});

/** Tags that a provider ignores are on none of its resources, whatever the program sets. */
function providerProblem(
  inputs: Readonly<Record<string, unknown>>,
  tagKeys: readonly string[],
): Problems {
  return () => {
    const ignored = keysIgnoredByProvider(tagKeys, inputs);
    return (
      ignored.length > 0 &&
      `ignoreTags has ${ignored.join(", ")}, so that no resource of this provider gets the tag: expected no key that is required`
    );
  };
}

import { copyRegionPaths } from "../data/copy-regions";
import { security } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { strings } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { ownValue } from "../values/own-value";
import type { Problems } from "../values/problems";
import { isPresent, isUnknown, known } from "../values/unknown";
import { valuesAt } from "../values/values-at";
import { matchesWildcard } from "../values/wildcard";

const providerType = "pulumi:providers:aws";

interface Config {
  readonly regions: readonly string[];
  readonly globalTypes: readonly string[];
}

export const awsAllowedRegion = resourcePolicy<string, Config>({
  name: "aws-allowed-region",
  displayName: "AWS region allowed",
  description: "Resources are in the regions that the organization allows.",
  severity: "medium",
  enforcementLevel: "disabled",
  framework: security,
  tags: ["aws", "regions"],
  remediationSteps:
    "Set aws:region, the provider's region or the resource's own to one that is allowed.",
  url: "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html",
  resourceTypes: [providerType, "aws:*"],
  config: {
    regions: strings(requirements.allowedRegions, "The regions, with * and ?."),
    globalTypes: strings(
      requirements.globalTypes,
      "Resource types, with * and ?, that are in no region.",
    ),
  },
  check: ({ type, inputs, providerProperties }, { config: { globalTypes, regions } }) => {
    if (type === providerType) {
      return (
        !isPresent(inputs.region) &&
        "region is not set: whatever the environment of the update has would be taken"
      );
    }
    const isGlobal = globalTypes.some((pattern) => matchesWildcard(type, pattern));
    const [label, place] = isPresent(inputs.region)
      ? ["region", inputs.region]
      : ["the provider's region", providerProperties.region];
    return [
      !isGlobal && regionProblem(label, place, regions),
      (ownValue(copyRegionPaths, type) ?? []).flatMap((path) =>
        [...new Set(valuesAt(inputs, path))]
          .filter((value) => !isUnknownLink(path, value))
          .map((value) => regionProblem(path, regionIn(value), regions)),
      ),
    ];
  },
});

/** An unknown ARN is that of a resource of this stack, whose own region is checked. */
function isUnknownLink(path: string, value: unknown): boolean {
  return path.endsWith("Arn") && isUnknown(value);
}

/** The target of a copy may be named by its ARN, which contains the region. */
function regionIn(value: unknown): unknown {
  const [, region] = /^arn:[^:]*:[^:]*:([^:]+):/.exec(String(value)) ?? [];
  return region ?? value;
}

function regionProblem(label: string, value: unknown, regions: readonly string[]): Problems {
  return () => {
    // A missing region is reported for the provider.
    if (!isPresent(value)) return false;
    const region = String(known(value, label));
    return (
      !regions.some((pattern) => matchesWildcard(region, pattern)) &&
      `${label} is ${region}, expected ${regions.join(" or ")}`
    );
  };
}

import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

const excluding = (...filters: string[]) => ({
  imageTagMutability: "IMMUTABLE_WITH_EXCLUSION",
  imageTagMutabilityExclusionFilters: filters.map((filter) => ({ filter, filterType: "WILDCARD" })),
});

testResourcePolicy("ecr-immutable-tags", {
  type: "aws:ecr/repository:Repository",
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "tags that stay",
      inputs: { imageTagMutability: "IMMUTABLE" },
      reports: [],
    },
    {
      kind: "fail",
      title: "tags that may move",
      inputs: { imageTagMutability: "MUTABLE" },
      reports: ["imageTagMutability is MUTABLE, expected IMMUTABLE"],
    },
    {
      kind: "evasion",
      title: "tags that stay, except all",
      inputs: excluding("*", "latest"),
      reports: [
        "tags * are excluded from IMMUTABLE, and not in mutableTags",
        "tags latest are excluded from IMMUTABLE, and not in mutableTags",
      ],
    },
    {
      kind: "evasion",
      title: "tags that may move, except some",
      inputs: {
        ...excluding("v*"),
        imageTagMutability: "MUTABLE_WITH_EXCLUSION",
      },
      reports: ["imageTagMutability is MUTABLE_WITH_EXCLUSION, expected IMMUTABLE"],
    },
    {
      kind: "absent",
      title: "tags may move unless they are told to stay",
      inputs: { name: "shop" },
      reports: ["imageTagMutability is MUTABLE, expected IMMUTABLE"],
    },
    {
      kind: "config",
      title: "a tag that may move",
      config: { mutableTags: ["latest*"] },
      inputs: excluding("latest", "latest-arm64"),
      reports: [],
    },
    {
      kind: "config",
      title: "a filter that is wider than what may move",
      config: { mutableTags: ["latest"] },
      inputs: excluding("latest*"),
      reports: ["tags latest* are excluded from IMMUTABLE, and not in mutableTags"],
    },
    {
      kind: "unknown",
      title: "a choice that only the update knows",
      inputs: { imageTagMutability: unknown },
      reports: [
        "imageTagMutability is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "a filter that only the update knows",
      inputs: excluding(unknown),
      reports: [
        "imageTagMutabilityExclusionFilters is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
  ],
});

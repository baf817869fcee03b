import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** The tags that have one value each, and all that are required. */
const fixed = { ManagedBy: "pulumi", Project: "lambda-etl-optimization" };
const all = { Environment: "prod", Team: "data", CostCenter: "4711", ...fixed };
const allMissing = "tags has no CostCenter, no Environment, no ManagedBy, no Project, no Team";
const listed = (key: unknown, value: string) => ({ key, value, propagateAtLaunch: true });

testResourcePolicy("required-tags", {
  type: "aws:sqs/queue:Queue",
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "all required tags and one more",
      inputs: { tags: { ...all, Owner: "x" } },
      reports: [],
    },
    {
      kind: "pass",
      title: "tags from the provider's default tags, as JSON",
      inputs: { tags: { Team: "data", Environment: "dev" } },
      provider: {
        defaultTags:
          '{"tags":{"CostCenter":"4711","ManagedBy":"pulumi","Project":"lambda-etl-optimization"}}',
      },
      reports: [],
    },
    {
      kind: "pass",
      title: "tags from the provider's default tags, as an object",
      inputs: {},
      provider: { defaultTags: { tags: all } },
      reports: [],
    },
    {
      kind: "pass",
      title: "a type that has no tags yet in the version of the provider",
      type: "aws:cloudfront/function:Function",
      inputs: {},
      provider: { version: "7.33.0" },
      reports: [],
    },
    {
      kind: "fail",
      title: "a type that has tags since this version of the provider",
      type: "aws:cloudfront/function:Function",
      inputs: {},
      provider: { version: "7.34.0" },
      reports: [allMissing],
    },
    {
      kind: "fail",
      title: "such a type in a later major version of the provider",
      type: "aws:cloudfront/keyValueStore:KeyValueStore",
      inputs: {},
      provider: { version: "10.1.0-alpha.1" },
      reports: [allMissing],
    },
    {
      kind: "fail",
      title: "such a type of a provider that names no version",
      type: "aws:ec2/vpcIpamPoolCidrAllocation:VpcIpamPoolCidrAllocation",
      inputs: {},
      reports: [allMissing],
    },
    {
      kind: "fail",
      title: "a type that has had tags for long, whatever the version of the provider",
      inputs: {},
      provider: { version: "7.0.0" },
      reports: [allMissing],
    },
    {
      kind: "pass",
      title: "an autoscaling group, whose tags are a list",
      type: "aws:autoscaling/group:Group",
      inputs: { tags: Object.entries(all).map(([key, value]) => listed(key, value)) },
      reports: [],
    },
    {
      kind: "fail",
      title: "one tag missing",
      inputs: { tags: { Environment: "prod", Team: "data", ...fixed } },
      reports: ["tags has no CostCenter"],
    },
    {
      kind: "fail",
      title: "a key in another case, an empty value, and values that are not allowed",
      inputs: {
        tags: {
          environment: "prod",
          Team: "",
          CostCenter: "4711",
          ManagedBy: "terraform",
          Project: "lambda-etl",
        },
      },
      reports: ["tags has no Environment, no Team", "tags.ManagedBy is terraform, expected pulumi"],
    },
    {
      kind: "fail",
      title: "default tags that are no JSON, of which nothing is shown",
      inputs: { tags: { Team: " ", CostCenter: "4711", ...fixed } },
      provider: { defaultTags: "tags: { Environment: prod }" },
      reports: ["the policy itself failed: Error: the provider's defaultTags is not valid JSON"],
    },
    {
      kind: "absent",
      title: "a value of blanks, and default tags that are null",
      inputs: { tags: { Team: "\t", CostCenter: "4711", ...fixed } },
      provider: { defaultTags: "null" },
      reports: ["tags has no Environment, no Team"],
    },
    {
      kind: "fail",
      title: "a tag of the resource that replaces the provider's",
      inputs: { tags: { ManagedBy: "hand" } },
      provider: { defaultTags: { tags: all } },
      reports: ["tags.ManagedBy is hand, expected pulumi"],
    },
    {
      kind: "fail",
      title: "an autoscaling group, which gets no default tags",
      type: "aws:autoscaling/group:Group",
      config: { tagValues: { Team: [] } },
      inputs: { tags: [listed("Owner", "x")] },
      provider: { defaultTags: { tags: { Team: "data" } } },
      reports: ["tags has no Team"],
    },
    { kind: "absent", title: "no tags at all", inputs: {}, reports: [allMissing] },
    {
      kind: "absent",
      title: "a provider with empty default tags",
      config: { tagValues: { Team: [] } },
      inputs: {},
      provider: { defaultTags: {} },
      reports: ["tags has no Team"],
    },
    {
      kind: "unknown",
      title: "keys that only the update knows",
      inputs: { tags: unknown },
      reports: [
        "tags is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "any value will do, also one that only the update knows",
      config: { tagValues: { Team: [] } },
      inputs: { tags: { Team: unknown } },
      reports: [],
    },
    {
      kind: "unknown",
      title: "a value that must be one of some hides no other",
      config: { tagValues: { Stage: ["prod"], ManagedBy: ["pulumi"] } },
      inputs: { tags: { Stage: unknown, ManagedBy: "hand" } },
      reports: [
        "tags.Stage is not known before the update: set it to a value that the preview can evaluate",
        "tags.ManagedBy is hand, expected pulumi",
      ],
    },
    {
      kind: "unknown",
      title: "default tags that only the update knows",
      config: { tagValues: { Team: [] } },
      inputs: {},
      provider: { defaultTags: unknown },
      reports: [
        "the provider's defaultTags is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "default tags that are not needed may be unknown",
      config: { tagValues: { Team: [] } },
      inputs: { tags: { Team: "data" } },
      provider: { defaultTags: unknown },
      reports: [],
    },
    {
      kind: "unknown",
      title: "a key of a list that only the update knows",
      type: "aws:autoscaling/group:Group",
      inputs: { tags: [listed(unknown, "x")] },
      reports: [
        "tags[0].key is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "config",
      title: "patterns of values",
      config: { tagValues: { Environment: ["prod", "dev-*"] } },
      inputs: { tags: { Environment: "dev-anna" } },
      reports: [],
    },
    {
      kind: "config",
      title: "a value outside the patterns",
      config: { tagValues: { Environment: ["prod", "dev-*"] } },
      inputs: { tags: { Environment: "test" } },
      reports: ["tags.Environment is test, expected prod or dev-*"],
    },
    {
      kind: "config",
      title: "types that need no tags",
      config: { exceptTypes: ["aws:sqs/*"] },
      inputs: {},
      reports: [],
    },
    {
      kind: "fail",
      title: "a list of tags with nothing in it",
      type: "aws:autoscaling/group:Group",
      inputs: { tags: [null, { key: "Team", value: "data" }] },
      reports: ["tags has no CostCenter, no Environment, no ManagedBy, no Project"],
    },
    {
      kind: "evasion",
      title: "a tag of blanks over the provider's, and a value with a blank",
      inputs: { tags: { ...all, Team: "\u00a0\t", ManagedBy: "pulumi " } },
      provider: { defaultTags: { tags: { Team: "data" } } },
      reports: ["tags has no Team", "tags.ManagedBy is pulumi , expected pulumi"],
    },
    {
      kind: "evasion",
      title: "a tag whose value is a letter that nobody sees",
      inputs: { tags: { ...all, Team: "\u3164" } },
      reports: ["tags has no Team"],
    },
    {
      kind: "evasion",
      title: "a list in which the last of two values for a key is not allowed",
      type: "aws:autoscaling/group:Group",
      inputs: {
        tags: [
          ...Object.entries(all).map(([key, value]) => listed(key, value)),
          listed("ManagedBy", "by hand"),
        ],
      },
      reports: ["tags.ManagedBy is by hand, expected pulumi"],
    },
  ],
});

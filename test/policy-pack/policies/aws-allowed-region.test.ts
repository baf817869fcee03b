import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testResourcePolicy("aws-allowed-region", {
  type: "aws:lambda/function:Function",
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "the provider's region, where it is allowed",
      inputs: {},
      provider: { region: "eu-west-1" },
      reports: [],
    },
    {
      kind: "pass",
      title: "a region of its own that is allowed, over the provider's that is not",
      inputs: { region: "eu-central-1" },
      provider: { region: "ap-east-1" },
      reports: [],
    },
    {
      kind: "pass",
      title: "what is in no region, whatever the provider's is",
      type: "aws:iam/role:Role",
      inputs: {},
      provider: { region: "ap-east-1" },
      reports: [],
    },
    {
      kind: "pass",
      title: "a provider with a region, which its resources are judged by",
      type: "pulumi:providers:aws",
      inputs: { region: "ap-east-1" },
      reports: [],
    },
    {
      kind: "fail",
      title: "a region of its own that is not allowed",
      config: { regions: ["eu-west-1", "eu-central-1"] },
      inputs: { region: "us-east-1" },
      provider: { region: "eu-west-1" },
      reports: ["region is us-east-1, expected eu-west-1 or eu-central-1"],
    },
    {
      kind: "fail",
      title: "the provider's region, where it is not",
      config: { regions: ["eu-*"] },
      inputs: {},
      provider: { region: "us-east-1" },
      reports: ["the provider's region is us-east-1, expected eu-*"],
    },
    {
      kind: "absent",
      title: "a provider without a region takes that of the environment",
      type: "pulumi:providers:aws",
      inputs: {},
      reports: ["region is not set: whatever the environment of the update has would be taken"],
    },
    {
      kind: "pass",
      title: "a resource of a provider without a region: the provider is told",
      inputs: {},
      provider: {},
      reports: [],
    },
    {
      kind: "unknown",
      title: "a region that only the update knows",
      inputs: { region: unknown },
      provider: { region: "eu-west-1" },
      reports: [
        "region is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "unknown",
      title: "a provider's region that only the update knows",
      inputs: {},
      provider: { region: unknown },
      reports: [
        "the provider's region is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "config",
      title: "further types that are in no region",
      config: { globalTypes: ["aws:acm/*"] },
      type: "aws:acm/certificate:Certificate",
      inputs: {},
      provider: { region: "ap-east-1" },
      reports: [],
    },
  ],
});

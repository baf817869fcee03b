import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testResourcePolicy("log-group-encrypted", {
  type: "aws:cloudwatch/logGroup:LogGroup",
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "a key",
      inputs: { kmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1" },
      reports: [],
    },
    { kind: "fail", title: "an empty key", inputs: { kmsKeyId: "" }, reports: ["has no kmsKeyId"] },
    {
      kind: "evasion",
      title: "a blank key",
      inputs: { kmsKeyId: "  " },
      reports: ["has no kmsKeyId"],
    },
    ...["alias/aws/s3", "arn:aws:kms:eu-west-1:123456789012:alias/aws/lambda"].map((kmsKeyId) => ({
      kind: "evasion" as const,
      title: `a key that AWS manages: ${kmsKeyId}`,
      inputs: { kmsKeyId },
      reports: [`kmsKeyId is ${kmsKeyId}, a key that AWS manages: take one of your own`],
    })),
    {
      kind: "pass",
      title: "an alias of a key of the account's own",
      inputs: { kmsKeyId: "arn:aws:kms:eu-west-1:123456789012:alias/aws-logs" },
      reports: [],
    },
    {
      kind: "absent",
      title: "CloudWatch's own key is none of the account's",
      inputs: { name: "/aws/lambda/worker" },
      reports: ["has no kmsKeyId"],
    },
    {
      kind: "unknown",
      title: "a key that only the update knows is one",
      inputs: { kmsKeyId: unknown },
      reports: [],
    },
    {
      kind: "config",
      title: "only groups of the given names must be encrypted",
      config: { groups: ["/aws/lambda/*"] },
      inputs: { name: "/company/scratch" },
      reports: [],
    },
    {
      kind: "config",
      title: "a group of such a name without a key",
      config: { groups: ["/aws/lambda/*"] },
      inputs: { name: "/aws/lambda/worker" },
      reports: ["has no kmsKeyId"],
    },
    {
      kind: "unknown",
      title: "a name that only the update knows fits no pattern",
      config: { groups: ["*-*"] },
      inputs: { name: unknown },
      reports: [],
    },
    {
      kind: "config",
      title: "a name that is absent fits no pattern",
      config: { groups: ["undefined"] },
      inputs: {},
      reports: [],
    },
    {
      kind: "evasion",
      title: "a name that only begins as the pattern does, by its prefix, and an empty name",
      config: { groups: ["/aws/lambda/*"] },
      inputs: { name: "", namePrefix: "/aws/lambda/worker-" },
      reports: ["has no kmsKeyId"],
    },
    {
      kind: "pass",
      title: "a prefix of other names",
      config: { groups: ["/aws/lambda/worker-a*"] },
      inputs: { namePrefix: "/aws/lambda/worker-" },
      reports: [],
    },
    {
      kind: "pass",
      title: "a name beside the prefix, which the provider refuses",
      config: { groups: ["/aws/lambda/*"] },
      inputs: { name: "/company/scratch", namePrefix: "/aws/lambda/worker-" },
      reports: [],
    },
    {
      kind: "unknown",
      title: "a prefix that only the update knows fits no pattern",
      config: { groups: ["/*"] },
      inputs: { namePrefix: unknown },
      reports: [],
    },
  ],
});

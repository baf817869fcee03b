import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testResourcePolicy("lambda-environment-kms", {
  type: "aws:lambda/function:Function",
  without: {
    boundary: "there is no number",
    beyond: "there is no number",
    config: "it has no configuration",
  },
  rows: [
    {
      kind: "pass",
      title: "variables, and a key",
      inputs: {
        environment: { variables: { TABLE: "orders" } },
        kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/1234",
      },
      reports: [],
    },
    {
      kind: "pass",
      title: "a key and no variables, which checkov reports",
      inputs: { kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/1234" },
      reports: [],
    },
    { kind: "absent", title: "no environment, and no key", inputs: {}, reports: [] },
    {
      kind: "pass",
      title: "an environment without variables, and no key",
      inputs: { environment: {} },
      reports: [],
    },
    {
      kind: "pass",
      title: "an environment with an empty map of variables, and no key",
      inputs: { environment: { variables: {} } },
      reports: [],
    },
    {
      kind: "pass",
      title: "an environment whose variables are null, and no key",
      inputs: { environment: { variables: null } },
      reports: [],
    },
    {
      kind: "fail",
      title: "a variable, and no key",
      inputs: { environment: { variables: { TABLE: "orders" } } },
      reports: [
        "environment.variables has values and kmsKeyArn is not set: expected a customer managed key",
      ],
    },
    {
      kind: "fail",
      title: "a variable, and an empty key",
      inputs: { environment: { variables: { TABLE: "orders" } }, kmsKeyArn: "" },
      reports: [
        "environment.variables has values and kmsKeyArn is not set: expected a customer managed key",
      ],
    },
    {
      kind: "unknown",
      title: "a key of the stack that only the update knows",
      inputs: { environment: { variables: { TABLE: unknown } }, kmsKeyArn: unknown },
      reports: [],
    },
    {
      kind: "unknown",
      title: "variables that only the update knows",
      inputs: { environment: { variables: unknown } },
      reports: [
        "environment.variables has values and kmsKeyArn is not set: expected a customer managed key",
      ],
    },
    {
      kind: "unknown",
      title: "an environment that only the update knows",
      inputs: { environment: unknown },
      reports: [
        "environment.variables has values and kmsKeyArn is not set: expected a customer managed key",
      ],
    },
    {
      kind: "evasion",
      title: "the key that AWS takes anyway, by its alias",
      inputs: {
        environment: { variables: { TABLE: "orders" } },
        kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:alias/aws/lambda",
      },
      reports: [
        "environment.variables has values and kmsKeyArn is arn:aws:kms:eu-west-1:123456789012:alias/aws/lambda, a key that AWS manages: expected a customer managed key",
      ],
    },
    {
      kind: "pass",
      title: "a key by an alias of one's own",
      inputs: {
        environment: { variables: { TABLE: "orders" } },
        kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:alias/etl/aws/lambda",
      },
      reports: [],
    },
  ],
});

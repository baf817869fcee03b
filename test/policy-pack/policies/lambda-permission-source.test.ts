import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { variable } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

testResourcePolicy("lambda-permission-source", {
  type: "aws:lambda/permission:Permission",
  without: {
    boundary: "no number",
    beyond: "no number",
    config: "nothing to configure: an open permission is an exemption with a reason",
  },
  rows: [
    {
      kind: "pass",
      title: "a service for one rule",
      inputs: {
        principal: "events.amazonaws.com",
        sourceArn: "arn:aws:events:eu-central-1:123456789012:rule/raw",
      },
      reports: [],
    },
    {
      kind: "pass",
      title: "a service for one account, without an ARN",
      inputs: { principal: "config.amazonaws.com", sourceAccount: "123456789012" },
      reports: [],
    },
    {
      kind: "pass",
      title: "S3 for a bucket of one account",
      inputs: {
        principal: "s3.amazonaws.com",
        sourceArn: "arn:aws:s3:::acme-etl-raw",
        sourceAccount: "123456789012",
      },
      reports: [],
    },
    { kind: "pass", title: "an account", inputs: { principal: "123456789012" }, reports: [] },
    {
      kind: "pass",
      title: "a role",
      inputs: { principal: "arn:aws:iam::123456789012:role/caller" },
      reports: [],
    },
    {
      kind: "pass",
      title: "everyone of one organisation",
      inputs: { principal: "*", principalOrgId: "o-abcdefghij" },
      reports: [],
    },
    {
      kind: "pass",
      title: "an Alexa skill, by its token",
      inputs: { principal: "alexa-appkit.amazon.com", eventSourceToken: "amzn1.ask.skill.1234" },
      reports: [],
    },
    {
      kind: "fail",
      title: "a service for anyone",
      inputs: { principal: "sns.amazonaws.com" },
      reports: [
        "principal sns.amazonaws.com has neither sourceArn nor sourceAccount: expected one, so that the service can't act for just anyone",
      ],
    },
    {
      kind: "fail",
      title: "a service for any ARN",
      inputs: { principal: "events.amazonaws.com.cn", sourceArn: "*" },
      reports: [
        "sourceArn is *, which leaves the account open: expected the ARN of one account's resource",
      ],
    },
    {
      kind: "fail",
      title: "a service for any account",
      inputs: {
        principal: "events.amazonaws.com",
        sourceArn: "arn:aws:events:eu-central-1:*:rule/raw",
      },
      reports: [
        "sourceArn is arn:aws:events:eu-central-1:*:rule/raw, which leaves the account open: expected the ARN of one account's resource",
      ],
    },
    {
      kind: "fail",
      title: "a service for any ARN of a partition",
      inputs: { principal: "sns.amazonaws.com", sourceArn: "arn:aws:*" },
      reports: [
        "sourceArn is arn:aws:*, which leaves the account open: expected the ARN of one account's resource",
      ],
    },
    {
      kind: "pass",
      title: "all stages and methods of one API",
      inputs: {
        principal: "apigateway.amazonaws.com",
        sourceArn: "arn:aws:execute-api:eu-central-1:123456789012:a1b2c3/*/*",
      },
      reports: [],
    },
    {
      kind: "fail",
      title: "S3 by a bucket's ARN alone",
      inputs: { principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::acme-etl-raw" },
      reports: [
        "principal s3.amazonaws.com has no sourceAccount: a bucket's ARN names no account, so another account could take over its name",
      ],
    },
    {
      kind: "fail",
      title: "everyone, though for one source",
      inputs: { principal: "*", sourceArn: "arn:aws:sns:eu-central-1:123456789012:topic" },
      reports: [
        "principal is *, so that anyone may invoke the function: expected an account, a service or a principalOrgId",
      ],
    },
    {
      kind: "evasion",
      title: "a service for a part of an account's id",
      inputs: {
        principal: "sns.amazonaws.com",
        sourceArn: "arn:aws:sns:eu-central-1:12345*:topic",
      },
      reports: [
        "sourceArn is arn:aws:sns:eu-central-1:12345*:topic, which leaves the account open: expected the ARN of one account's resource",
      ],
    },
    {
      kind: "evasion",
      title: "a service for all buckets",
      inputs: { principal: "sns.amazonaws.com", sourceArn: "arn:aws:s3:::*" },
      reports: [
        "sourceArn is arn:aws:s3:::*, which leaves the account open: expected the ARN of one account's resource",
      ],
    },
    {
      kind: "evasion",
      title: "a service for whatever account it acts for, by a variable",
      inputs: {
        principal: "events.amazonaws.com",
        sourceArn: `arn:aws:events:eu-central-1:${variable("aws:SourceAccount")}:rule/raw`,
      },
      reports: [
        `sourceArn is arn:aws:events:eu-central-1:${variable("aws:SourceAccount")}:rule/raw, which leaves the account open: expected the ARN of one account's resource`,
      ],
    },
    {
      kind: "evasion",
      title: "a source account that is any",
      inputs: { principal: "s3.amazonaws.com", sourceAccount: "*" },
      reports: ["sourceAccount is *, which is any account's: expected the id of one"],
    },
    {
      kind: "evasion",
      title: "an organisation that is any",
      inputs: { principal: "*", principalOrgId: "o-*" },
      reports: [
        "principal is *, so that anyone may invoke the function: expected an account, a service or a principalOrgId",
      ],
    },
    {
      kind: "evasion",
      title: "the roots of all accounts",
      inputs: { principal: "arn:aws:iam::*:root" },
      reports: [
        "principal is arn:aws:iam::*:root, so that anyone may invoke the function: expected an account, a service or a principalOrgId",
      ],
    },
    {
      kind: "evasion",
      title: "more than to invoke",
      inputs: { principal: "123456789012", action: "lambda:*" },
      reports: [
        "action is lambda:*, which lets change the function as well: expected lambda:InvokeFunction",
      ],
    },
    {
      kind: "fail",
      title: "a layer for everyone",
      type: "aws:lambda/layerVersionPermission:LayerVersionPermission",
      inputs: { layerName: "shared", principal: "*", action: "lambda:GetLayerVersion" },
      reports: [
        "principal is *, so that anyone may use the layer: expected an account, or an organizationId",
      ],
    },
    {
      kind: "pass",
      title: "a layer for an organisation",
      type: "aws:lambda/layerVersionPermission:LayerVersionPermission",
      inputs: { principal: "*", organizationId: "o-abcdefghij" },
      reports: [],
    },
    {
      kind: "pass",
      title: "a layer for an account",
      type: "aws:lambda/layerVersionPermission:LayerVersionPermission",
      inputs: { principal: "123456789012", action: "lambda:GetLayerVersion" },
      reports: [],
    },
    {
      kind: "absent",
      title: "no principal, which AWS refuses by itself",
      inputs: { action: "lambda:InvokeFunction" },
      reports: [],
    },
    {
      kind: "absent",
      title: "an empty source",
      inputs: { principal: "events.amazonaws.com", sourceArn: "" },
      reports: [
        "principal events.amazonaws.com has neither sourceArn nor sourceAccount: expected one, so that the service can't act for just anyone",
      ],
    },
    {
      kind: "unknown",
      title: "a source that only the update knows is one",
      inputs: { principal: "events.amazonaws.com", sourceArn: unknown },
      reports: [],
    },
    {
      kind: "unknown",
      title: "an account that only the update knows is one",
      inputs: { principal: "s3.amazonaws.com", sourceAccount: unknown },
      reports: [],
    },
    {
      kind: "unknown",
      title: "a principal that only the update knows, such as a new role",
      inputs: { principal: unknown },
      reports: [
        { level: "advisory", message: "principal is not known before the update: evaluated then" },
      ],
    },
  ],
});

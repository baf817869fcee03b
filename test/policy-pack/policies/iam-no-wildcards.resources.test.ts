import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { allow, variable } from "../../../policy-pack/testing/resources";
import { aboutStacks, stating } from "./document-rows";

testMoreOfStackPolicy(
  "iam-no-wildcards",
  "which resources",
  aboutStacks([
    {
      kind: "pass",
      title: "a resource of a type that is no kind, and the subscriptions of a topic",
      inputs: stating(
        allow("sns:GetSubscriptionAttributes", [
          "arn:aws:sns:eu-west-1:123456789012:alarms:*",
          "arn:aws:execute-api:eu-west-1:123456789012:a1b2c3/*",
        ]),
      ),
      reports: [],
    },
    {
      kind: "fail",
      title: "resources with no name in them, of a group",
      type: "aws:iam/groupPolicy:GroupPolicy",
      inputs: {
        policy: {
          Statement: [
            allow(
              "s3:GetObject",
              [
                "arn:aws:s3:::*",
                "arn:aws:s3:::*/raw/*",
                "arn:aws:s3:::?ata/raw",
                "arn:aws:sqs:eu-west-1:123456789012:*",
                "arn:aws:dynamodb:eu-west-1:123456789012:table/*",
                "arn:aws:logs:eu-west-1:123456789012:log-group:*",
                "arn:aws:*:eu-west-1:123456789012:data",
                "arn:*",
              ],
              { Sid: "Open" },
            ),
          ],
        },
      },
      reports: [
        "policy statement Open allows s3:GetObject on resource arn:aws:s3:::*: name the resources",
        "policy statement Open allows s3:GetObject on resource arn:aws:s3:::*/raw/*: name the resources",
        "policy statement Open allows s3:GetObject on resource arn:aws:s3:::?ata/raw: name the resources",
        "policy statement Open allows s3:GetObject on resource arn:aws:sqs:eu-west-1:123456789012:*: name the resources",
        "policy statement Open allows s3:GetObject on resource arn:aws:dynamodb:eu-west-1:123456789012:table/*: name the resources",
        "policy statement Open allows s3:GetObject on resource arn:aws:logs:eu-west-1:123456789012:log-group:*: name the resources",
        "policy statement Open allows s3:GetObject on resource arn:aws:*:eu-west-1:123456789012:data: name the resources",
        "policy statement Open allows s3:GetObject on resource arn:*: name the resources",
      ],
    },
    {
      kind: "fail",
      title: "all resources of a kind, of whatever service",
      inputs: {
        policy: {
          Statement: allow("some:Action", [
            "arn:aws:glue:eu-west-1:123456789012:database/*",
            "arn:aws:firehose:eu-west-1:123456789012:deliverystream/*",
            "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:*",
            "arn:aws:apigateway:eu-west-1::/restapis/*",
            "arn:aws:logs:eu-west-1:123456789012:log-group:/*",
            "arn:aws:s3:eu-west-1:123456789012:accesspoint/*",
            "arn:aws:lambda:eu-west-1:123456789012:function:*:live",
          ]),
        },
      },
      reports: [
        "policy statement 1 allows some:Action on resource arn:aws:glue:eu-west-1:123456789012:database/*: name the resources",
        "policy statement 1 allows some:Action on resource arn:aws:firehose:eu-west-1:123456789012:deliverystream/*: name the resources",
        "policy statement 1 allows some:Action on resource arn:aws:cloudwatch:eu-west-1:123456789012:alarm:*: name the resources",
        "policy statement 1 allows some:Action on resource arn:aws:apigateway:eu-west-1::/restapis/*: name the resources",
        "policy statement 1 allows some:Action on resource arn:aws:logs:eu-west-1:123456789012:log-group:/*: name the resources",
        "policy statement 1 allows some:Action on resource arn:aws:s3:eu-west-1:123456789012:accesspoint/*: name the resources",
        "policy statement 1 allows some:Action on resource arn:aws:lambda:eu-west-1:123456789012:function:*:live: name the resources",
      ],
    },
    {
      kind: "pass",
      title: "wildcards within a resource that is named",
      inputs: {
        policy: {
          Statement: allow("some:Action", [
            "arn:aws:glue:eu-west-1:123456789012:table/etl/*",
            "arn:aws:states:eu-west-1:123456789012:execution:etl:*",
            "arn:aws:apigateway:eu-west-1::/restapis/a1b2c3/*",
            "arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:*:autoScalingGroupName/etl",
            "arn:aws:secretsmanager:eu-west-1:123456789012:secret:etl/password-??????",
          ]),
        },
      },
      reports: [],
    },
    {
      kind: "evasion",
      title:
        "kinds with a wildcard, names with hardly a letter before one, and variables for names",
      inputs: stating(
        allow("some:Action", [
          "arn:aws:dynamodb:eu-west-1:123456789012:table*",
          "arn:aws:secretsmanager:eu-west-1:123456789012:secret*",
          "arn:aws:kms:eu-west-1:123456789012:key*",
          "arn:aws:dynamodb:eu-west-1:123456789012:ta?le/etl-data",
          "arn:aws:iam::123456789012:r*",
          "arn:aws:s3:::d*",
          "arn:aws:sqs:eu-west-1:123456789012:jo*",
          "arn:aws:sns:*",
          `arn:aws:s3:::${variable("aws:RequestTag/bucket")}`,
          `arn:aws:dynamodb:eu-west-1:123456789012:table/${variable("s3:prefix")}`,
        ]),
      ),
      reports: [
        "arn:aws:dynamodb:eu-west-1:123456789012:table*",
        "arn:aws:secretsmanager:eu-west-1:123456789012:secret*",
        "arn:aws:kms:eu-west-1:123456789012:key*",
        "arn:aws:dynamodb:eu-west-1:123456789012:ta?le/etl-data",
        "arn:aws:iam::123456789012:r*",
        "arn:aws:s3:::d*",
        "arn:aws:sqs:eu-west-1:123456789012:jo*",
        "arn:aws:sns:*",
        `arn:aws:s3:::${variable("aws:RequestTag/bucket")}`,
        `arn:aws:dynamodb:eu-west-1:123456789012:table/${variable("s3:prefix")}`,
      ].map(
        (each) => `policy statement 1 allows some:Action on resource ${each}: name the resources`,
      ),
    },
    {
      kind: "pass",
      title: "variables that stand for who asks, and characters that are no wildcards",
      inputs: stating(
        allow("iam:ChangePassword", `arn:aws:iam::*:user/${variable("aws:username")}`),
        allow("s3:GetObject", [
          `arn:aws:s3:::homes/${variable("aws:userid")}/*`,
          `arn:aws:s3:::homes/${variable("s3:prefix")}`,
          `arn:aws:s3:::data${variable("*")}`,
        ]),
        allow(
          "dynamodb:GetItem",
          `arn:aws:dynamodb:eu-west-1:123456789012:table/${variable("aws:PrincipalTag/team, 'none'")}-data`,
        ),
        allow("secretsmanager:GetSecretValue", [
          "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-*",
        ]),
      ),
      reports: [],
    },
    {
      kind: "pass",
      title: "resources with a wildcard after the start of a name, and one that is no ARN",
      inputs: stating(
        allow("s3:GetObject", [
          "arn:aws:s3:::etl-*",
          "arn:aws:dynamodb:eu-west-1:123456789012:table/etl-*",
          "etl-data",
        ]),
      ),
      reports: [],
    },
    {
      kind: "evasion",
      title: "decryption with all keys of an account, and with all that are in several regions",
      inputs: stating(
        allow(["kms:Decrypt", "kms:ReEncryptFrom"], "arn:aws:kms:eu-west-1:123456789012:key/*"),
        allow("kms:Decrypt", "arn:aws:kms:eu-west-1:123456789012:key/mrk-*"),
      ),
      reports: [
        "policy statement 1 allows kms:Decrypt and 1 more on resource arn:aws:kms:eu-west-1:123456789012:key/*: name the resources",
        "policy statement 2 allows kms:Decrypt on resource arn:aws:kms:eu-west-1:123456789012:key/mrk-*: name the resources",
      ],
    },
    {
      kind: "fail",
      title: "all of a service",
      inputs: stating(allow("s3:GetObject", "arn:aws:s3*")),
      reports: [
        "policy statement 1 allows s3:GetObject on resource arn:aws:s3*: name the resources",
      ],
    },
  ]),
);

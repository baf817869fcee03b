import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  alarm,
  allowTo,
  arnOf,
  compositeAlarm,
  document,
  key,
  notification,
  resource,
  rule,
  target,
  topic,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const account = "123456789012";
const cloudwatch = { Service: "cloudwatch.amazonaws.com" };
const useKey = ["kms:Decrypt", "kms:GenerateDataKey*"];
const ofAccount = { "aws:SourceAccount": account };
const publish = (more = {}, principal: unknown = cloudwatch) =>
  allowTo(principal, "sns:Publish", { Condition: { StringEquals: ofAccount }, ...more });
/** On that condition, for resources of the account. */
const under = (operator: string, key: string, value: unknown) => ({
  Condition: { StringEqualsIgnoreCase: ofAccount, [operator]: { [key]: value } },
});
const deny = (Condition: object) => ({ ...publish({ Condition }, "*"), Effect: "Deny" });

/** Topic 'alarms' with that policy; alarm 'worker-errors' publishes to it. */
const guarded = (...statements: Readonly<Record<string, unknown>>[]) => [
  topic({ kmsMasterKeyId: "alias/company", policy: document(statements) }),
  alarm({ name: "worker-errors" }),
];

const refused =
  "its policy does not let cloudwatch.amazonaws.com ('worker-errors') send to it: allow sns:Publish";

/** Topic 'alarms' on a key of the stack, with those inputs. */
const onKey = (inputs: Readonly<Record<string, unknown>>) => [
  topic({ kmsMasterKeyId: unknown }, { dependsOn: { kmsMasterKeyId: ["alarms-key"] } }),
  key(inputs, { name: "alarms-key" }),
  alarm({ name: "worker-errors" }),
];
const lockedOut =
  "the policy of key 'alarms-key' does not let cloudwatch.amazonaws.com ('worker-errors') use it: allow kms:Decrypt and kms:GenerateDataKey";

testMoreOfStackPolicy("sns-topic-secure", "who may publish", [
  {
    kind: "pass",
    title: "CloudWatch, for the alarms of an account, over TLS",
    resources: guarded(
      publish({
        Condition: {
          StringEquals: { "aws:SourceAccount": account },
          ArnLike: { "aws:SourceArn": `arn:aws:cloudwatch:eu-west-1:${account}:alarm:worker-*` },
        },
      }),
      deny({ Bool: { "aws:SecureTransport": "false" } }),
    ),
    reports: [],
  },
  {
    kind: "pass",
    title: "the policy that SNS gives a topic, written out",
    resources: guarded(
      allowTo({ AWS: "*" }, ["SNS:Publish", "SNS:Subscribe"], {
        Resource: arnOf.topic("alarms"),
        Condition: { StringEquals: { "AWS:SourceOwner": account } },
      }),
    ),
    reports: [],
  },
  {
    kind: "pass",
    title: "a rule that publishes in the name of a role, which needs no policy of the topic",
    resources: [
      topic({ kmsMasterKeyId: "alias/company" }),
      target({ arn: arnOf.topic("alarms"), roleArn: arnOf.role("publisher") }),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "rules and buckets that are named by the conditions",
    resources: [
      topic({
        kmsMasterKeyId: "alias/company",
        policy: document([
          publish(under("ArnEquals", "aws:SourceArn", arnOf.rule("uploads")), {
            Service: "events.amazonaws.com",
          }),
          publish(under("ArnLike", "aws:SourceArn", "arn:aws:s3:*:*:data"), {
            Service: "s3.amazonaws.com",
          }),
        ]),
      }),
      rule(),
      target({ arn: arnOf.topic("alarms") }),
      notification({ lambdaFunctions: undefined, topics: [{ topicArn: arnOf.topic("alarms") }] }),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title: "a policy that lets in the account, which no service is of",
    resources: guarded(publish({}, { AWS: `arn:aws:iam::${account}:root` })),
    reports: [refused],
  },
  {
    kind: "evasion",
    title: "a policy that lets CloudWatch do something else",
    resources: guarded(
      allowTo(cloudwatch, "sns:GetTopicAttributes", { Condition: { StringEquals: ofAccount } }),
    ),
    reports: [refused],
  },
  {
    kind: "evasion",
    title: "a policy that is about another topic",
    resources: guarded(publish({ Resource: arnOf.topic("others") })),
    reports: [refused],
  },
  {
    kind: "evasion",
    title: "everyone of an organization, where a service is of none",
    resources: guarded(publish(under("StringEquals", "aws:PrincipalOrgID", "o-1"), "*")),
    reports: [refused],
  },
  {
    kind: "evasion",
    title: "alarms of another name",
    resources: guarded(
      publish(under("ArnLike", "aws:SourceArn", `arn:aws:cloudwatch:*:${account}:alarm:other-*`)),
    ),
    reports: [refused],
  },
  {
    kind: "evasion",
    title: "a wildcard that is compared as a text",
    resources: guarded(
      publish(under("StringEquals", "aws:SourceArn", `arn:aws:cloudwatch:*:${account}:alarm:*`)),
    ),
    reports: [refused],
  },
  {
    kind: "evasion",
    title: "publishing over plain HTTP alone",
    resources: guarded(publish(under("Bool", "aws:SecureTransport", "false"))),
    reports: [refused],
  },
  {
    kind: "evasion",
    title: "a denial of everyone, and one of what comes over TLS",
    resources: guarded(publish(), deny({ Bool: { "aws:SecureTransport": "true" } })),
    reports: [refused],
  },
  {
    kind: "evasion",
    title: "a denial on a condition that the alarms meet, as what is allowed does",
    resources: guarded(publish(), deny({ StringEquals: ofAccount })),
    reports: [refused],
  },
  {
    kind: "evasion",
    title: "a denial of who is outside an organization, where a service is of none",
    resources: guarded(publish(), deny({ StringNotEquals: { "aws:PrincipalOrgID": "o-1" } })),
    reports: [refused],
  },
  {
    kind: "evasion",
    title: "a denial of what comes from outside a network",
    resources: guarded(publish(), deny({ NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" } })),
    reports: [refused],
  },
  {
    kind: "pass",
    title: "denials of who is outside an organization or an account, and no service of AWS",
    resources: guarded(
      publish(),
      deny({
        StringNotEquals: { "aws:PrincipalOrgID": "o-1" },
        Bool: { "aws:PrincipalIsAWSService": "false" },
      }),
      deny({ StringNotEquals: ofAccount }),
      deny({ ArnNotLike: { "aws:SourceArn": "arn:aws:cloudwatch:*:*:alarm:worker-*" } }),
    ),
    reports: [],
  },
  {
    kind: "evasion",
    title: "alarms of another account",
    resources: [
      topic({
        kmsMasterKeyId: "alias/company",
        policy: document(publish(under("StringEquals", "aws:SourceAccount", "999999999999"))),
      }),
      compositeAlarm({}, { provider: { allowedAccountIds: [account] } }),
    ],
    reports: [
      "its policy does not let cloudwatch.amazonaws.com ('trouble') send to it: allow sns:Publish",
    ],
  },
  {
    kind: "evasion",
    title: "a topic without a policy, to which a rule publishes",
    resources: [
      topic({ kmsMasterKeyId: "alias/company" }),
      target({ arn: arnOf.topic("alarms") }, { name: "changes" }),
    ],
    reports: [
      "has no policy that lets events.amazonaws.com ('changes') send to it: allow sns:Publish",
    ],
  },
  {
    kind: "evasion",
    title: "a separate policy that lets another service in, where only the update knows the topic",
    resources: [
      topic({ kmsMasterKeyId: "alias/company" }),
      resource(
        "aws:sns/topicPolicy:TopicPolicy",
        "alarms-policy",
        {
          arn: unknown,
          policy: document(publish({}, { Service: "events.amazonaws.com" })),
        },
        { dependsOn: { arn: ["alarms"] } },
      ),
      alarm(
        { name: unknown, alarmActions: [unknown] },
        { name: "worker-errors", dependsOn: { alarmActions: ["alarms"] } },
      ),
    ],
    reports: [refused],
  },
  {
    kind: "evasion",
    title: "a key that is disabled",
    resources: onKey({ isEnabled: false, policy: document(allowTo(cloudwatch, useKey)) }),
    reports: ["key 'alarms-key' is disabled: nothing can be sent or read"],
  },
  {
    kind: "evasion",
    title: "a key that lets CloudWatch in for another account's organization",
    resources: onKey({
      policy: document(allowTo("*", useKey, under("StringEquals", "aws:PrincipalOrgID", "o-1"))),
    }),
    reports: [lockedOut],
  },
  {
    kind: "evasion",
    title: "a key that lets CloudWatch in for other alarms",
    resources: onKey({
      policy: document(
        allowTo(
          cloudwatch,
          useKey,
          under("ArnLike", "aws:SourceArn", `arn:aws:cloudwatch:*:${account}:alarm:other`),
        ),
      ),
    }),
    reports: [lockedOut],
  },
  {
    kind: "evasion",
    title: "a key that lets CloudWatch in, and then nobody",
    resources: onKey({
      policy: document([
        allowTo(cloudwatch, useKey),
        { ...allowTo("*", "kms:Decrypt"), Effect: "Deny" },
      ]),
    }),
    reports: [lockedOut],
  },
]);

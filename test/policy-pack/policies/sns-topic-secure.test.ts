import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  alarm,
  allowTo,
  arnOf,
  compositeAlarm,
  document,
  key,
  notification,
  resource,
  target,
  topic,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** Topic 'alarms' with key 'alarms-key' of the stack. */
const onOwnKey = topic(
  { kmsMasterKeyId: unknown },
  { dependsOn: { kmsMasterKeyId: ["alarms-key"] } },
);
const alarmsKey = (inputs = {}) => key(inputs, { name: "alarms-key" });
const orders = (inputs = {}) =>
  topic({ name: "orders", kmsMasterKeyId: "alias/company", ...inputs });

const cloudwatch = { Service: "cloudwatch.amazonaws.com" };
const events = { Service: "events.amazonaws.com" };
/** A topic's policy that lets services of AWS publish. */
const publishers = (...names: string[]) =>
  document(
    allowTo({ Service: names.map((name) => `${name}.amazonaws.com`) }, "sns:Publish", {
      Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
    }),
  );
const useKey = ["kms:Decrypt", "kms:GenerateDataKey"];

const denyWithoutTls = (
  principal: unknown,
  action: string,
  secureTransport: unknown = "false",
) => ({
  ...allowTo(principal, action, {
    Condition: { Bool: { "aws:SecureTransport": secureTransport } },
  }),
  Effect: "Deny",
});

const everyone = (statement: string) =>
  `${statement} allows everyone: name the principals, or restrict it to an account, an organization or a network`;
const anySource = (statement: string) =>
  `${statement} allows cloudwatch.amazonaws.com whatever account it acts for: add a condition on aws:SourceArn or aws:SourceAccount`;

const notForCloudwatch =
  "the policy of key 'alarms-key' does not let cloudwatch.amazonaws.com ('worker-errors') use it: allow kms:Decrypt and kms:GenerateDataKey";

testStackPolicy("sns-topic-secure", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "a key of the stack whose policy lets CloudWatch use it",
      resources: [
        onOwnKey,
        alarmsKey({
          policy: document([
            allowTo({ AWS: "arn:aws:iam::123456789012:root" }, "kms:*"),
            allowTo(cloudwatch, ["kms:Decrypt", "kms:GenerateDataKey*"]),
          ]),
        }),
        alarm({ alarmActions: [unknown] }, { dependsOn: { alarmActions: ["alarms"] } }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "the key that AWS manages, where only programs publish",
      resources: [orders({ kmsMasterKeyId: "alias/aws/sns" }), alarm()],
      reports: [],
    },
    {
      kind: "pass",
      title: "a key of another stack, whose policy nobody knows here",
      resources: [topic({ kmsMasterKeyId: "alias/company-alarms" }), alarm()],
      reports: [],
    },
    {
      kind: "pass",
      title: "everyone of the organization, and everyone denied",
      resources: [
        orders({
          policy: document([
            allowTo("*", "sns:Publish", {
              Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } },
            }),
            { Effect: "Deny", Principal: "*", Action: "sns:Publish", Resource: "*" },
          ]),
        }),
      ],
      reports: [],
    },
    {
      kind: "evasion",
      title: "everyone, and services, on conditions that restrict nothing",
      resources: [
        orders({
          policy: document([
            allowTo("*", "sns:Publish", {
              Condition: { StringLike: { "aws:PrincipalOrgID": "o-*" } },
            }),
            allowTo("*", "sns:Publish", {
              Condition: { StringLike: { "AWS:SourceOwner": "*" } },
            }),
            allowTo(cloudwatch, "sns:Publish"),
            allowTo(cloudwatch, "sns:Publish", {
              Condition: { ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:*:*:alarm:etl-*" } },
            }),
          ]),
        }),
      ],
      reports: [
        everyone("policy statement 1"),
        everyone("policy statement 2"),
        anySource("policy statement 3"),
        anySource("policy statement 4"),
      ],
    },
    {
      kind: "pass",
      title: "services of which no guide says that they tell their source",
      resources: [
        orders({
          policy: document([
            allowTo({ Service: "backup.amazonaws.com" }, "sns:Publish"),
            allowTo({ Service: "codestar-notifications.amazonaws.com" }, "sns:Publish"),
          ]),
        }),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a topic of alarms on the key that AWS manages",
      resources: [
        topic({
          kmsMasterKeyId: "arn:aws:kms:eu-west-1:123456789012:alias/aws/sns",
          policy: publishers("cloudwatch", "events", "s3"),
        }),
        alarm({ okActions: [arnOf.topic("alarms")] }),
        compositeAlarm({}, { name: "all-errors" }),
        notification({ lambdaFunctions: undefined, topics: [{ topicArn: arnOf.topic("alarms") }] }),
        target({ arn: arnOf.topic("alarms") }, { name: "changes" }),
      ],
      reports: [
        "kmsMasterKeyId is arn:aws:kms:eu-west-1:123456789012:alias/aws/sns, a key that AWS manages, which cloudwatch.amazonaws.com ('all-errors', 'worker-errors') and events.amazonaws.com ('changes') and s3.amazonaws.com ('uploads') can't use: take a key of your own",
      ],
    },
    {
      kind: "fail",
      title:
        "backups, budgets, builds, databases and alarms without data, on the key that AWS manages",
      resources: [
        topic({
          kmsMasterKeyId: "alias/aws/sns",
          policy: publishers(
            "backup",
            "budgets",
            "cloudwatch",
            "codestar-notifications",
            "costalerts",
            "events.rds",
          ),
        }),
        resource("aws:backup/vaultNotifications:VaultNotifications", "backups", {
          snsTopicArn: arnOf.topic("alarms"),
        }),
        resource("aws:budgets/budget:Budget", "spending", {
          notifications: [{ threshold: 80, subscriberSnsTopicArns: [arnOf.topic("alarms")] }],
        }),
        resource("aws:codestarnotifications/notificationRule:NotificationRule", "builds", {
          targets: [{ address: arnOf.topic("alarms") }],
        }),
        resource("aws:costexplorer/anomalySubscription:AnomalySubscription", "anomalies", {
          subscribers: [{ type: "SNS", address: arnOf.topic("alarms") }],
        }),
        resource("aws:rds/eventSubscription:EventSubscription", "databases", {
          snsTopic: arnOf.topic("alarms"),
        }),
        alarm(
          { alarmActions: undefined, insufficientDataActions: [arnOf.topic("alarms")] },
          { name: "silent-worker" },
        ),
        compositeAlarm(
          { alarmActions: undefined, insufficientDataActions: [arnOf.topic("alarms")] },
          { name: "silent-stages" },
        ),
      ],
      reports: [
        "kmsMasterKeyId is alias/aws/sns, a key that AWS manages, which backup.amazonaws.com ('backups') and budgets.amazonaws.com ('spending') and cloudwatch.amazonaws.com ('silent-stages', 'silent-worker') and codestar-notifications.amazonaws.com ('builds') and costalerts.amazonaws.com ('anomalies') and events.rds.amazonaws.com ('databases') can't use: take a key of your own",
      ],
    },
    {
      kind: "fail",
      title: "a key with the policy that keys have by default, by way of an alias",
      resources: [
        topic({ kmsMasterKeyId: "alias/alarms" }),
        alarmsKey(),
        resource(
          "aws:kms/alias:Alias",
          "alarms-key-alias",
          { name: "alias/alarms", targetKeyId: unknown },
          { dependsOn: { targetKeyId: ["alarms-key"] } },
        ),
        alarm(),
      ],
      reports: [notForCloudwatch],
    },
    {
      kind: "fail",
      title: "a key whose policies let CloudWatch decrypt alone, and EventBridge not at all",
      resources: [
        onOwnKey,
        alarmsKey({
          policy: document([
            { Effect: "Deny", Principal: "*", Action: "kms:*", Resource: "*" },
            allowTo(cloudwatch, "kms:Decrypt"),
          ]),
        }),
        resource(
          "aws:kms/keyPolicy:KeyPolicy",
          "alarms-key-policy",
          { keyId: unknown, policy: document({ Effect: "Allow" }) },
          { dependsOn: { keyId: ["alarms-key"] } },
        ),
        alarm(),
      ],
      reports: [notForCloudwatch],
    },
    {
      kind: "fail",
      title: "a key whose policy lets another service use it",
      resources: [onOwnKey, alarmsKey({ policy: document(allowTo(events, useKey)) }), alarm()],
      reports: [notForCloudwatch],
    },
    {
      kind: "pass",
      title: "a key whose policy lets CloudWatch use it among others",
      resources: [
        onOwnKey,
        alarmsKey({
          policy: document(
            allowTo({ Service: ["events.amazonaws.com", "cloudwatch.amazonaws.com"] }, useKey),
          ),
        }),
        alarm(),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a key whose policy lets everyone use it",
      resources: [onOwnKey, alarmsKey({ policy: document(allowTo("*", useKey)) }), alarm()],
      reports: [],
    },
    {
      kind: "fail",
      title: "policies for everyone, in the topic and beside it",
      resources: [
        orders({ policy: document(allowTo({ AWS: "*" }, "sns:Publish", { Sid: "Open" })) }),
        resource("aws:sns/topicPolicy:TopicPolicy", "orders-policy", {
          arn: arnOf.topic("orders"),
          policy: document(
            allowTo("*", "sns:Subscribe", { Condition: { StringLike: { "aws:SourceArn": "*" } } }),
          ),
        }),
      ],
      reports: [
        "policy statement Open allows everyone: name the principals, or restrict it to an account, an organization or a network",
        "policy of 'orders-policy' statement 1 allows everyone: name the principals, or restrict it to an account, an organization or a network",
      ],
    },
    {
      kind: "absent",
      title: "SNS encrypts no topic unless asked to",
      resources: [topic({ name: "orders" })],
      reports: ["is not encrypted: set kmsMasterKeyId"],
    },
    {
      kind: "unknown",
      title: "policies of the topic and of its key that only the update knows",
      resources: [
        onOwnKey,
        alarmsKey({ policy: unknown }),
        resource(
          "aws:sns/topicPolicy:TopicPolicy",
          "alarms-policy",
          { arn: unknown, policy: unknown },
          { dependsOn: { arn: ["alarms"] } },
        ),
        alarm(),
      ],
      reports: [
        {
          level: "advisory",
          message: "policy of 'alarms-key' is not known before the update: evaluated then",
        },
        {
          level: "advisory",
          message: "policy of 'alarms-policy' is not known before the update: evaluated then",
        },
      ],
    },
    {
      kind: "linked",
      title:
        "by literal name: the policy of another topic is none of its own, and answers for itself",
      resources: [
        orders(),
        resource("aws:sns/topicPolicy:TopicPolicy", "other-policy", {
          arn: arnOf.topic("other"),
          policy: document(allowTo("*", "sns:Publish")),
        }),
      ],
      reports: [{ resource: "other-policy", message: everyone("policy statement 1") }],
    },
    {
      kind: "config",
      title: "TLS is asked for, and denied to some only",
      config: { requireTls: true },
      resources: [
        orders({
          policy: document([
            denyWithoutTls("*", "sns:Subscribe"),
            denyWithoutTls({ AWS: "arn:aws:iam::123456789012:root" }, "sns:Publish"),
            denyWithoutTls("*", "sns:Publish", ["false", "true"]),
          ]),
        }),
      ],
      reports: ["no topic policy denies everyone sns:Publish without TLS"],
    },
    {
      kind: "config",
      title: "TLS is asked for, and there",
      config: { requireTls: true },
      resources: [orders({ policy: document(denyWithoutTls("*", "SNS:Publish")) })],
      reports: [],
    },
    {
      kind: "linked",
      title: "a key without a policy of its own, and a separate one that lets CloudWatch use it",
      resources: [
        onOwnKey,
        alarmsKey(),
        resource(
          "aws:kms/keyPolicy:KeyPolicy",
          "alarms-key-policy",
          { keyId: unknown, policy: document(allowTo(cloudwatch, useKey)) },
          { dependsOn: { keyId: ["alarms-key"] } },
        ),
        alarm(),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title:
        "a key that lets neither of two services use it, and a topic that lets in the one that needs no policy",
      resources: [
        onOwnKey,
        alarmsKey(),
        alarm(),
        target({ arn: arnOf.topic("alarms") }, { name: "changes" }),
      ],
      reports: [
        "has no policy that lets events.amazonaws.com ('changes') send to it: allow sns:Publish",
        "the policy of key 'alarms-key' does not let cloudwatch.amazonaws.com ('worker-errors') and events.amazonaws.com ('changes') use it: allow kms:Decrypt and kms:GenerateDataKey",
      ],
    },
    {
      kind: "config",
      title: "TLS is asked for, and the statements are broken",
      config: { requireTls: true },
      resources: [topic({ kmsMasterKeyId: arnOf.key("1"), policy: '{"Statement":["broken"]}' })],
      reports: [
        "policy statement 1 is not an object",
        "no topic policy denies everyone sns:Publish without TLS",
      ],
    },
  ],
});

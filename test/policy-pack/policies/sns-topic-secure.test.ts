import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testStackPolicy("sns-topic-secure", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "a key of the stack whose policy lets CloudWatch use it",
      resources: [
        {
          type: "aws:sns/topic:Topic",
          name: "alarms",
          inputs: { name: "alarms", kmsMasterKeyId: unknown },
          dependsOn: { kmsMasterKeyId: ["alarms-key"] },
        },
        {
          type: "aws:kms/key:Key",
          name: "alarms-key",
          inputs: {
            policy:
              '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"},{"Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"},"Action":["kms:Decrypt","kms:GenerateDataKey*"],"Resource":"*"}]}',
          },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: { alarmActions: [unknown] },
          dependsOn: { alarmActions: ["alarms"] },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "the key that AWS manages, where only programs publish",
      resources: [
        {
          type: "aws:sns/topic:Topic",
          name: "orders",
          inputs: { name: "orders", kmsMasterKeyId: "alias/aws/sns" },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: { alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"] },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a key of another stack, whose policy nobody knows here",
      resources: [
        {
          type: "aws:sns/topic:Topic",
          name: "alarms",
          inputs: { name: "alarms", kmsMasterKeyId: "alias/company-alarms" },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: { alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"] },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "everyone of the organization, and everyone denied",
      resources: [
        {
          type: "aws:sns/topic:Topic",
          name: "orders",
          inputs: {
            name: "orders",
            kmsMasterKeyId: "alias/company",
            policy:
              '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sns:Publish","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}},{"Effect":"Deny","Principal":"*","Action":"sns:Publish","Resource":"*"}]}',
          },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a topic of alarms on the key that AWS manages",
      resources: [
        {
          type: "aws:sns/topic:Topic",
          name: "alarms",
          inputs: {
            name: "alarms",
            kmsMasterKeyId: "arn:aws:kms:eu-west-1:123456789012:alias/aws/sns",
          },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: {
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
            okActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
          },
        },
        {
          type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
          name: "all-errors",
          inputs: { alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"] },
        },
        {
          type: "aws:s3/bucketNotification:BucketNotification",
          name: "uploads",
          inputs: {
            bucket: "etl-data",
            topics: [{ topicArn: "arn:aws:sns:eu-west-1:123456789012:alarms" }],
          },
        },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "changes",
          inputs: { rule: "changes", arn: "arn:aws:sns:eu-west-1:123456789012:alarms" },
        },
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
        {
          type: "aws:sns/topic:Topic",
          name: "alarms",
          inputs: { name: "alarms", kmsMasterKeyId: "alias/aws/sns" },
        },
        {
          type: "aws:backup/vaultNotifications:VaultNotifications",
          name: "backups",
          inputs: { snsTopicArn: "arn:aws:sns:eu-west-1:123456789012:alarms" },
        },
        {
          type: "aws:budgets/budget:Budget",
          name: "spending",
          inputs: {
            notifications: [
              {
                threshold: 80,
                subscriberSnsTopicArns: ["arn:aws:sns:eu-west-1:123456789012:alarms"],
              },
            ],
          },
        },
        {
          type: "aws:codestarnotifications/notificationRule:NotificationRule",
          name: "builds",
          inputs: { targets: [{ address: "arn:aws:sns:eu-west-1:123456789012:alarms" }] },
        },
        {
          type: "aws:costexplorer/anomalySubscription:AnomalySubscription",
          name: "anomalies",
          inputs: {
            subscribers: [{ type: "SNS", address: "arn:aws:sns:eu-west-1:123456789012:alarms" }],
          },
        },
        {
          type: "aws:rds/eventSubscription:EventSubscription",
          name: "databases",
          inputs: { snsTopic: "arn:aws:sns:eu-west-1:123456789012:alarms" },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "silent-worker",
          inputs: { insufficientDataActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"] },
        },
        {
          type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
          name: "silent-stages",
          inputs: { insufficientDataActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"] },
        },
      ],
      reports: [
        "kmsMasterKeyId is alias/aws/sns, a key that AWS manages, which backup.amazonaws.com ('backups') and budgets.amazonaws.com ('spending') and cloudwatch.amazonaws.com ('silent-stages', 'silent-worker') and codestar-notifications.amazonaws.com ('builds') and costalerts.amazonaws.com ('anomalies') and events.rds.amazonaws.com ('databases') can't use: take a key of your own",
      ],
    },
    {
      kind: "fail",
      title: "a key with the policy that keys have by default, by way of an alias",
      resources: [
        {
          type: "aws:sns/topic:Topic",
          name: "alarms",
          inputs: { name: "alarms", kmsMasterKeyId: "alias/alarms" },
        },
        { type: "aws:kms/key:Key", name: "alarms-key", inputs: {} },
        {
          type: "aws:kms/alias:Alias",
          name: "alarms-key-alias",
          inputs: { name: "alias/alarms", targetKeyId: unknown },
          dependsOn: { targetKeyId: ["alarms-key"] },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: { alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"] },
        },
      ],
      reports: [
        "the policy of key 'alarms-key' does not let cloudwatch.amazonaws.com ('worker-errors') use it: allow kms:Decrypt and kms:GenerateDataKey",
      ],
    },
    {
      kind: "fail",
      title: "a key whose policies let CloudWatch decrypt alone, and EventBridge not at all",
      resources: [
        {
          type: "aws:sns/topic:Topic",
          name: "alarms",
          inputs: { name: "alarms", kmsMasterKeyId: unknown },
          dependsOn: { kmsMasterKeyId: ["alarms-key"] },
        },
        {
          type: "aws:kms/key:Key",
          name: "alarms-key",
          inputs: {
            policy:
              '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*"},{"Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"},"Action":"kms:Decrypt","Resource":"*"}]}',
          },
        },
        {
          type: "aws:kms/keyPolicy:KeyPolicy",
          name: "alarms-key-policy",
          inputs: { keyId: unknown, policy: '{"Statement":[{"Effect":"Allow"}]}' },
          dependsOn: { keyId: ["alarms-key"] },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: { alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"] },
        },
      ],
      reports: [
        "the policy of key 'alarms-key' does not let cloudwatch.amazonaws.com ('worker-errors') use it: allow kms:Decrypt and kms:GenerateDataKey",
      ],
    },
    {
      kind: "fail",
      title: "a key whose policy lets another service use it",
      resources: [
        {
          type: "aws:sns/topic:Topic",
          name: "alarms",
          inputs: { name: "alarms", kmsMasterKeyId: unknown },
          dependsOn: { kmsMasterKeyId: ["alarms-key"] },
        },
        {
          type: "aws:kms/key:Key",
          name: "alarms-key",
          inputs: {
            policy:
              '{"Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"*"}]}',
          },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: { alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"] },
        },
      ],
      reports: [
        "the policy of key 'alarms-key' does not let cloudwatch.amazonaws.com ('worker-errors') use it: allow kms:Decrypt and kms:GenerateDataKey",
      ],
    },
    {
      kind: "pass",
      title: "a key whose policy lets CloudWatch use it among others",
      resources: [
        {
          type: "aws:sns/topic:Topic",
          name: "alarms",
          inputs: { name: "alarms", kmsMasterKeyId: unknown },
          dependsOn: { kmsMasterKeyId: ["alarms-key"] },
        },
        {
          type: "aws:kms/key:Key",
          name: "alarms-key",
          inputs: {
            policy:
              '{"Statement":[{"Effect":"Allow","Principal":{"Service":["events.amazonaws.com","cloudwatch.amazonaws.com"]},"Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"*"}]}',
          },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: { alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"] },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a key whose policy lets everyone use it",
      resources: [
        {
          type: "aws:sns/topic:Topic",
          name: "alarms",
          inputs: { name: "alarms", kmsMasterKeyId: unknown },
          dependsOn: { kmsMasterKeyId: ["alarms-key"] },
        },
        {
          type: "aws:kms/key:Key",
          name: "alarms-key",
          inputs: {
            policy:
              '{"Statement":[{"Effect":"Allow","Principal":"*","Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"*"}]}',
          },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: { alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"] },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "policies for everyone, in the topic and beside it",
      resources: [
        {
          type: "aws:sns/topic:Topic",
          name: "orders",
          inputs: {
            name: "orders",
            kmsMasterKeyId: "alias/company",
            policy:
              '{"Statement":[{"Sid":"Open","Effect":"Allow","Principal":{"AWS":"*"},"Action":"sns:Publish","Resource":"*"}]}',
          },
        },
        {
          type: "aws:sns/topicPolicy:TopicPolicy",
          name: "orders-policy",
          inputs: {
            arn: "arn:aws:sns:eu-west-1:123456789012:orders",
            policy:
              '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sns:Subscribe","Resource":"*","Condition":{"StringLike":{"aws:SourceArn":"*"}}}]}',
          },
        },
      ],
      reports: [
        "policy statement Open allows everyone: name the principals, or restrict it to an account, an organization or a network",
        "policy of 'orders-policy' statement 1 allows everyone: name the principals, or restrict it to an account, an organization or a network",
      ],
    },
    {
      kind: "absent",
      title: "SNS encrypts no topic unless asked to",
      resources: [{ type: "aws:sns/topic:Topic", name: "orders", inputs: { name: "orders" } }],
      reports: ["is not encrypted: set kmsMasterKeyId"],
    },
    {
      kind: "unknown",
      title: "policies of the topic and of its key that only the update knows",
      resources: [
        {
          type: "aws:sns/topic:Topic",
          name: "alarms",
          inputs: { name: "alarms", kmsMasterKeyId: unknown },
          dependsOn: { kmsMasterKeyId: ["alarms-key"] },
        },
        { type: "aws:kms/key:Key", name: "alarms-key", inputs: { policy: unknown } },
        {
          type: "aws:sns/topicPolicy:TopicPolicy",
          name: "alarms-policy",
          inputs: { arn: unknown, policy: unknown },
          dependsOn: { arn: ["alarms"] },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: { alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"] },
        },
      ],
      reports: [
        {
          level: "advisory",
          message: "policy of 'alarms-key' is not known before the update: judged then",
        },
        {
          level: "advisory",
          message: "policy of 'alarms-policy' is not known before the update: judged then",
        },
      ],
    },
    {
      kind: "linked",
      title: "by literal name: the policy of another topic is none of its own",
      resources: [
        {
          type: "aws:sns/topic:Topic",
          name: "orders",
          inputs: { name: "orders", kmsMasterKeyId: "alias/company" },
        },
        {
          type: "aws:sns/topicPolicy:TopicPolicy",
          name: "other-policy",
          inputs: {
            arn: "arn:aws:sns:eu-west-1:123456789012:other",
            policy:
              '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sns:Publish","Resource":"*"}]}',
          },
        },
      ],
      reports: [],
    },
    {
      kind: "config",
      title: "TLS is asked for, and denied to some only",
      config: { requireTls: true },
      resources: [
        {
          type: "aws:sns/topic:Topic",
          name: "orders",
          inputs: {
            name: "orders",
            kmsMasterKeyId: "alias/company",
            policy:
              '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"sns:Subscribe","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}},{"Effect":"Deny","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"sns:Publish","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}},{"Effect":"Deny","Principal":"*","Action":"sns:Publish","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":["false","true"]}}}]}',
          },
        },
      ],
      reports: ["no topic policy denies everyone sns:Publish without TLS"],
    },
    {
      kind: "config",
      title: "TLS is asked for, and there",
      config: { requireTls: true },
      resources: [
        {
          type: "aws:sns/topic:Topic",
          name: "orders",
          inputs: {
            name: "orders",
            kmsMasterKeyId: "alias/company",
            policy:
              '{"Statement":{"Effect":"Deny","Principal":"*","Action":"SNS:Publish","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}}',
          },
        },
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "a key without a policy of its own, and a separate one that lets CloudWatch use it",
      resources: [
        {
          type: "aws:sns/topic:Topic",
          name: "alarms",
          inputs: { name: "alarms", kmsMasterKeyId: unknown },
          dependsOn: { kmsMasterKeyId: ["alarms-key"] },
        },
        { type: "aws:kms/key:Key", name: "alarms-key", inputs: {} },
        {
          type: "aws:kms/keyPolicy:KeyPolicy",
          name: "alarms-key-policy",
          inputs: {
            keyId: unknown,
            policy:
              '{"Statement":[{"Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"},"Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"*"}]}',
          },
          dependsOn: { keyId: ["alarms-key"] },
        },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: { alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"] },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a key that lets neither of two services use it",
      resources: [
        {
          type: "aws:sns/topic:Topic",
          name: "alarms",
          inputs: { name: "alarms", kmsMasterKeyId: unknown },
          dependsOn: { kmsMasterKeyId: ["alarms-key"] },
        },
        { type: "aws:kms/key:Key", name: "alarms-key", inputs: {} },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: { alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"] },
        },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "changes",
          inputs: { arn: "arn:aws:sns:eu-west-1:123456789012:alarms" },
        },
      ],
      reports: [
        "the policy of key 'alarms-key' does not let cloudwatch.amazonaws.com ('worker-errors') and events.amazonaws.com ('changes') use it: allow kms:Decrypt and kms:GenerateDataKey",
      ],
    },
    {
      kind: "config",
      title: "TLS is asked for, and the statements are broken",
      config: { requireTls: true },
      resources: [
        {
          type: "aws:sns/topic:Topic",
          name: "alarms",
          inputs: {
            name: "alarms",
            kmsMasterKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1",
            policy: '{"Statement":["broken"]}',
          },
        },
      ],
      reports: [
        "policy statement 1 is not an object",
        "no topic policy denies everyone sns:Publish without TLS",
      ],
    },
  ],
});

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { alarmKeyPolicy, alarmTopicPolicy } from "../alarm-policies";
import { type Deployment, physicalName } from "../deployment";

export interface AlarmTopicArgs {
  readonly deployment: Deployment;
  readonly email: string | undefined;
}

/** The topic that all alarms notify, encrypted with a key that lets CloudWatch publish to it. */
export class AlarmTopic extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  constructor(
    name: string,
    { deployment, email }: AlarmTopicArgs,
    opts: pulumi.ComponentResourceOptions,
  ) {
    super("etl:pipeline:AlarmTopic", name, {}, opts);
    const parent = this;
    const topicName = physicalName(deployment, name);
    const key = createKey();
    createKeyAlias();
    const topic = createTopic();
    createTopicPolicy();
    if (email !== undefined) subscribe(email);
    this.arn = topic.arn;
    this.registerOutputs({ arn: this.arn });

    // A customer managed key: the policy of the AWS managed key excludes CloudWatch and can't be changed, so
    // alarms to a topic with that key are silently dropped.
    function createKey() {
      return new aws.kms.Key(
        `${name}-key`,
        {
          description: `Encrypts the alarms of ${topicName}`,
          enableKeyRotation: true,
          deletionWindowInDays: 30,
          policy: alarmKeyPolicy(deployment),
        },
        { parent },
      );
    }

    function createKeyAlias() {
      return new aws.kms.Alias(
        `${name}-key-alias`,
        { name: `alias/${topicName}`, targetKeyId: key.keyId },
        { parent },
      );
    }

    function createTopic() {
      return new aws.sns.Topic(
        `${name}-topic`,
        { name: topicName, kmsMasterKeyId: key.arn },
        { parent },
      );
    }

    function createTopicPolicy() {
      return new aws.sns.TopicPolicy(
        `${name}-topic-policy`,
        { arn: topic.arn, policy: alarmTopicPolicy(deployment, topicName) },
        { parent },
      );
    }

    function subscribe(endpoint: string) {
      return new aws.sns.TopicSubscription(
        `${name}-email`,
        { topic: topic.arn, protocol: "email", endpoint },
        { parent },
      );
    }
  }
}

import { expect } from "chai";
import { deliveriesTo, describeSenders } from "../../../policy-pack/stack/service-deliveries";
import { type StackNode, viewOf } from "../../../policy-pack/stack/stack-view";
import { arnOf } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";
import { stackNode } from "../../support/policies/stack-node";

const topic = stackNode("aws:sns/topic:Topic", "alarms", { name: "alarms" });
const queue = stackNode("aws:sqs/queue:Queue", "dead", { name: "dead" });

const inEurope = { region: "eu-west-1", allowedAccountIds: ["123456789012"] };
const subscription = (inputs: object, links: StackNode["propertyDependencies"] = {}) =>
  stackNode("aws:sns/topicSubscription:TopicSubscription", "subscription", { ...inputs }, links);

/** What sends to the queue, and as what. */
function sent(...nodes: readonly StackNode[]) {
  return deliveriesTo(viewOf([topic, queue, ...nodes]), queue).map(
    ({ from, service, sourceArn }) => [from.name, service, sourceArn],
  );
}

const rows: readonly {
  readonly title: string;
  readonly from: StackNode;
  readonly source?: string;
  readonly service?: string;
}[] = [
  {
    title: "a subscription, of the topic that it names",
    from: subscription({ topic: arnOf.topic("alarms"), endpoint: arnOf.queue("dead") }),
    service: "sns",
    source: "arn:*:sns:*:*:alarms",
  },
  {
    title: "a subscription that gives up",
    from: subscription({
      topic: "alarms",
      redrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf.queue("dead") }),
    }),
    service: "sns",
    source: "arn:*:sns:*:*:alarms",
  },
  {
    title: "a subscription that gives up to what only the update knows",
    from: subscription({ topic: unknown, redrivePolicy: unknown }, { redrivePolicy: [queue] }),
    service: "sns",
    source: "arn:*:sns:*:*:*",
  },
  {
    title: "a subscription whose redrive policy names no queue",
    from: subscription({ topic: "alarms", redrivePolicy: "{}" }, { redrivePolicy: [queue] }),
  },
  {
    title: "a subscription whose redrive policy is no text",
    from: subscription({ topic: "alarms", redrivePolicy: { deadLetterTargetArn: "dead" } }),
  },
  {
    title: "an alarm, by its region and account",
    from: {
      ...stackNode("aws:cloudwatch/metricAlarm:MetricAlarm", "errors", {
        name: "errors",
        okActions: [arnOf.queue("dead")],
      }),
      providerProperties: inEurope,
    },
    service: "cloudwatch",
    source: "arn:*:cloudwatch:eu-west-1:123456789012:alarm:errors",
  },
  {
    title: "a composite alarm whose name only the update knows",
    from: stackNode("aws:cloudwatch/compositeAlarm:CompositeAlarm", "trouble", {
      alarmName: unknown,
      insufficientDataActions: [arnOf.queue("dead")],
    }),
    service: "cloudwatch",
    source: "arn:*:cloudwatch:*:*:alarm:*",
  },
  {
    title: "a rule of whatever bus",
    from: stackNode("aws:cloudwatch/eventTarget:EventTarget", "target", {
      rule: "uploads",
      arn: arnOf.queue("dead"),
    }),
    service: "events",
    source: "arn:*:events:*:*:rule/*uploads",
  },
  {
    title: "a rule that sends in the name of a role",
    from: stackNode("aws:cloudwatch/eventTarget:EventTarget", "target", {
      rule: "uploads",
      arn: arnOf.queue("dead"),
      roleArn: arnOf.role("sender"),
    }),
  },
  {
    title: "a bucket, whose ARN has neither region nor account",
    from: stackNode("aws:s3/bucketNotification:BucketNotification", "uploads", {
      bucket: "data",
      queues: [{ queueArn: arnOf.queue("dead") }, { queueArn: arnOf.queue("dead") }],
    }),
    service: "s3",
    source: "arn:*:s3:::data",
  },
];

describe("what makes a service of AWS send to a queue", () => {
  for (const { title, from, source, service } of rows) {
    it(`is ${source ? "" : "not "}${title}`, () => {
      const expected = source ? [[from.name, `${service}.amazonaws.com`, source]] : [];
      expect(sent(from)).to.deep.equal(expected);
    });
  }

  it("is named by service, each sender once", () => {
    const nodes = rows.slice(0, 2).map(({ from }, index) => ({ ...from, name: `s${index}` }));
    const deliveries = deliveriesTo(viewOf([topic, queue, ...nodes, ...nodes]), queue);
    expect(describeSenders(deliveries)).to.equal("sns.amazonaws.com ('s0', 's1')");
  });
});

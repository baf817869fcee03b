import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  allowTo,
  arnOf,
  document,
  key,
  notification,
  queue,
  resource,
  rule,
  subscription,
  target,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const sendBy = (service: string, sourceArn: string) =>
  allowTo({ Service: `${service}.amazonaws.com` }, "sqs:SendMessage", {
    Condition: { ArnEquals: { "aws:SourceArn": sourceArn } },
  });

/** Rule 'uploads' leaves in queue 'jobs' what it can't deliver. */
const deadLetters = (options = {}) =>
  target({ deadLetterConfig: { arn: arnOf.queue("jobs") } }, { name: "target", ...options });
const refused = (senders: string) =>
  `its policy does not let ${senders} send to it: allow sqs:SendMessage`;

testMoreOfStackPolicy("sqs-queue-secure", "who may send", [
  {
    kind: "pass",
    title: "the rule, the bucket and the topic that send",
    resources: [
      queue({
        policy: document([
          sendBy("events", arnOf.rule("uploads")),
          sendBy("s3", "arn:aws:s3:::data"),
          sendBy("sns", arnOf.topic("orders")),
        ]),
      }),
      rule(),
      deadLetters(),
      notification({ lambdaFunctions: undefined, queues: [{ queueArn: arnOf.queue("jobs") }] }),
      subscription(
        { topic: arnOf.topic("orders"), protocol: "sqs", endpoint: arnOf.queue("jobs") },
        { name: "orders" },
      ),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "the rule of another bus, whose name only the update knows",
    resources: [
      queue({ policy: document(sendBy("events", arnOf.rule("orders/uploads"))) }),
      rule({ name: undefined, eventBusName: "orders" }),
      target(
        { rule: unknown, deadLetterConfig: { arn: arnOf.queue("jobs") } },
        { dependsOn: { rule: ["uploads"] } },
      ),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "a queue for what a function fails on, which sends in the name of its role",
    resources: [
      queue(),
      resource("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", "settings", {
        functionName: "worker",
        destinationConfig: { onFailure: { destination: arnOf.queue("jobs") } },
      }),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title: "a queue without a policy that takes a rule's dead letters",
    resources: [queue(), deadLetters()],
    reports: [
      "has no policy that lets events.amazonaws.com ('target') send to it: allow sqs:SendMessage",
    ],
  },
  {
    kind: "evasion",
    title: "a policy for another rule, and for another bucket",
    resources: [
      queue({
        policy: document([
          sendBy("events", arnOf.rule("other")),
          sendBy("s3", "arn:aws:s3:::archive"),
        ]),
      }),
      rule(),
      deadLetters(),
      notification({ lambdaFunctions: undefined, queues: [{ queueArn: arnOf.queue("jobs") }] }),
    ],
    reports: [refused("events.amazonaws.com ('target') and s3.amazonaws.com ('uploads')")],
  },
  {
    kind: "evasion",
    title: "a policy that denies what it allows",
    resources: [
      queue({
        policy: document([
          sendBy("events", arnOf.rule("uploads")),
          { Effect: "Deny", NotPrincipal: { AWS: "123456789012" }, Action: "sqs:*", Resource: "*" },
        ]),
      }),
      rule(),
      deadLetters(),
    ],
    reports: [refused("events.amazonaws.com ('target')")],
  },
  {
    kind: "evasion",
    title: "a policy on another queue",
    resources: [
      queue({
        policy: document({
          ...sendBy("events", arnOf.rule("uploads")),
          Resource: arnOf.queue("other"),
        }),
      }),
      rule(),
      deadLetters(),
    ],
    reports: [refused("events.amazonaws.com ('target')")],
  },
  {
    kind: "pass",
    title: "a policy on the queue by its ARN",
    resources: [
      queue({
        policy: document({
          ...sendBy("events", arnOf.rule("uploads")),
          Resource: arnOf.queue("jobs"),
        }),
      }),
      rule(),
      deadLetters(),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title: "a key that is disabled",
    resources: [
      queue({ kmsMasterKeyId: unknown }, { dependsOn: { kmsMasterKeyId: ["jobs-key"] } }),
      key({ isEnabled: false }, { name: "jobs-key" }),
    ],
    reports: ["key 'jobs-key' is disabled: nothing can be sent or read"],
  },
  {
    kind: "evasion",
    title: "a queue for what a subscription can't deliver, that lets no topic in",
    resources: [
      queue(),
      subscription(
        { redrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf.queue("jobs") }) },
        { name: "mail" },
      ),
      subscription({ redrivePolicy: "{}" }, { name: "without-target" }),
    ],
    reports: [
      "has no policy that lets sns.amazonaws.com ('mail') send to it: allow sqs:SendMessage",
    ],
  },
  {
    kind: "linked",
    title: "a policy that only the update knows, by dependency",
    resources: [
      queue({ name: undefined }),
      target({ deadLetterConfig: { arn: unknown } }, { dependsOn: { deadLetterConfig: ["jobs"] } }),
      resource(
        "aws:sqs/queuePolicy:QueuePolicy",
        "jobs-policy",
        { queueUrl: unknown, policy: unknown },
        { dependsOn: { queueUrl: ["jobs"] } },
      ),
    ],
    reports: [
      {
        level: "advisory",
        message: "policy of 'jobs-policy' is not known before the update: evaluated then",
      },
    ],
  },
]);

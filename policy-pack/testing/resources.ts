import { type TestResource, unknown } from "./test-resource";

/** Inputs that replace a builder's own; `undefined` removes one. */
type Inputs = Readonly<Record<string, unknown>>;
/** Everything else of a resource; `name` is the logical name. */
type Options = Partial<Omit<TestResource, "type" | "inputs">>;
type Builder = (inputs?: Inputs, options?: Options) => TestResource;

const account = "123456789012";
const region = "eu-west-1";

/** The ARN of a resource of that name in account 123456789012 and eu-west-1. */
export const arnOf = {
  alarm: (name: string) => `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`,
  fn: (name: string) => `arn:aws:lambda:${region}:${account}:function:${name}`,
  key: (id: string) => `arn:aws:kms:${region}:${account}:key/${id}`,
  logGroup: (name: string) => `arn:aws:logs:${region}:${account}:log-group:${name}`,
  queue: (name: string) => `arn:aws:sqs:${region}:${account}:${name}`,
  role: (name: string) => `arn:aws:iam::${account}:role/${name}`,
  rule: (name: string) => `arn:aws:events:${region}:${account}:rule/${name}`,
  topic: (name: string) => `arn:aws:sns:${region}:${account}:${name}`,
} as const;

/** A resource of any type; for types without a builder. */
export function resource(
  type: string,
  name: string,
  inputs: Inputs = {},
  options: Options = {},
): TestResource {
  const given = Object.entries(inputs).filter(([, value]) => value !== undefined);
  return { type, name, ...options, inputs: Object.fromEntries(given) };
}

/**
 * Builds resources of one type with valid inputs. The logical name is the physical one, if that is
 * given.
 */
function builder(type: string, name: string, inputs: Inputs = {}): Builder {
  return (given = {}, options = {}) => {
    const isNamed = typeof given.name === "string" && given.name !== unknown && "name" in inputs;
    const own = isNamed ? String(given.name) : name;
    return resource(type, options.name ?? own, { ...inputs, ...given }, options);
  };
}

/** Function 'worker'. */
export const fn = builder("aws:lambda/function:Function", "worker", { name: "worker" });

/** Alias 'live' of version 1 of function 'worker'. */
export const alias = builder("aws:lambda/alias:Alias", "worker-live", {
  name: "live",
  functionName: "worker",
  functionVersion: "1",
});

/** Layer 'shared', without a list of what it is compatible with. */
export const layer = builder("aws:lambda/layerVersion:LayerVersion", "shared", {
  layerName: "shared",
});

/** Settings of asynchronous invocation of function 'worker', without a destination. */
export const invokeConfig = builder(
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
  "settings-of-worker",
  { functionName: "worker" },
);

/** Queue 'jobs' invokes function 'worker'. */
export const mapping = builder(
  "aws:lambda/eventSourceMapping:EventSourceMapping",
  "jobs-of-worker",
  { eventSourceArn: arnOf.queue("jobs"), functionName: "worker" },
);

/** EventBridge may invoke function 'worker'. */
export const permission = builder("aws:lambda/permission:Permission", "permission", {
  function: "worker",
  principal: "events.amazonaws.com",
});

/**
 * An alarm on the errors of function 'worker' as the mission requires it: more than 1 in 5 minutes,
 * twice.
 */
export const alarm = builder("aws:cloudwatch/metricAlarm:MetricAlarm", "worker-errors", {
  namespace: "AWS/Lambda",
  metricName: "Errors",
  dimensions: { FunctionName: "worker" },
  statistic: "Sum",
  comparisonOperator: "GreaterThanThreshold",
  threshold: 1,
  period: 300,
  evaluationPeriods: 2,
  alarmActions: [arnOf.topic("alarms")],
});

/** Composite alarm 'trouble', which notifies topic 'alarms' about alarm 'worker-errors'. */
export const compositeAlarm = builder("aws:cloudwatch/compositeAlarm:CompositeAlarm", "trouble", {
  alarmName: "trouble",
  alarmRule: "ALARM(worker-errors)",
  alarmActions: [arnOf.topic("alarms")],
});

/** Rule 'uploads', without a pattern or a schedule. */
export const rule = builder("aws:cloudwatch/eventRule:EventRule", "uploads", { name: "uploads" });

/** Rule 'uploads' invokes function 'worker'. */
export const target = builder("aws:cloudwatch/eventTarget:EventTarget", "target", {
  rule: "uploads",
  arn: arnOf.fn("worker"),
});

/** The log group of function 'worker'. */
export const logGroup = builder("aws:cloudwatch/logGroup:LogGroup", "worker-logs", {
  name: "/aws/lambda/worker",
});

/** Role 'worker', which Lambda may assume. */
export const role = builder("aws:iam/role:Role", "worker-role", {
  name: "worker",
  assumeRolePolicy: document({
    Effect: "Allow",
    Principal: { Service: "lambda.amazonaws.com" },
    Action: "sts:AssumeRole",
  }),
});

/** An inline policy of role 'worker' with these statements. */
export function rolePolicy(
  statements: Statement | readonly Statement[],
  inputs: Inputs = {},
  options: Options = {},
): TestResource {
  const given = { role: "worker", policy: document(statements), ...inputs };
  return resource("aws:iam/rolePolicy:RolePolicy", options.name ?? "worker-data", given, options);
}

/** Attaches the AWS managed policy of that name to role 'worker'. */
export function attachment(
  policyName: string,
  inputs: Inputs = {},
  options: Options = {},
): TestResource {
  const given = {
    role: "worker",
    policyArn: `arn:aws:iam::aws:policy/${policyName}`,
    ...inputs,
  };
  const name = options.name ?? "worker-attachment";
  return resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", name, given, options);
}

/** Bucket 'data'. */
export const bucket = builder("aws:s3/bucket:Bucket", "data", { bucket: "data" });

/** New objects of bucket 'data' invoke function 'worker'. */
export const notification = builder("aws:s3/bucketNotification:BucketNotification", "uploads", {
  bucket: "data",
  lambdaFunctions: [{ lambdaFunctionArn: arnOf.fn("worker"), events: ["s3:ObjectCreated:*"] }],
});

/** Topic 'alarms'. */
export const topic = builder("aws:sns/topic:Topic", "alarms", { name: "alarms" });

/** Topic 'alarms' sends e-mail. */
export const subscription = builder("aws:sns/topicSubscription:TopicSubscription", "mail", {
  topic: arnOf.topic("alarms"),
  protocol: "email",
  endpoint: "oncall@example.com",
});

/** Queue 'jobs'. */
export const queue = builder("aws:sqs/queue:Queue", "jobs", { name: "jobs" });

/** Key 'key', without a policy of its own. */
export const key = builder("aws:kms/key:Key", "key");

type Statement = Readonly<Record<string, unknown>>;

/** An IAM policy as JSON text, as resources take it. */
export function document(statements: Statement | readonly Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [statements].flat() });
}

/** A policy variable: the request's value of that name. */
export function variable(name: string): string {
  return `\${${name}}`;
}

/** A statement that allows the action on the resource. */
export function allow(
  action: string | readonly string[],
  on: string | readonly string[] = "*",
  more: Statement = {},
): Statement {
  return { Effect: "Allow", Action: action, Resource: on, ...more };
}

/** Like `allow`, for a principal: for the policies of buckets, queues, topics and keys. */
export function allowTo(
  principal: unknown,
  action: string | readonly string[],
  more: Statement = {},
): Statement {
  return { Effect: "Allow", Principal: principal, Action: action, Resource: "*", ...more };
}

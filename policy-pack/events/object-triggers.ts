import { bucketTypes } from "../s3/bucket-view";
import { findFunctions, findTarget } from "../stack/links";
import { referrersOf } from "../stack/referrers";
import type { StackNode, StackView } from "../stack/stack-view";
import { oncePer } from "../values/once-per";
import { isPresent, isUnknown, known } from "../values/unknown";
import { valuesAt } from "../values/values-at";
import { readObjectPattern } from "./event-pattern";
import { functionUses } from "./function-triggers";

type FunctionNode = StackNode<"aws:lambda/function:Function">;

/** Objects, as a pattern on `bucket/key`. */
export interface ObjectScope {
  readonly pattern: string;
  /** Patterns of the excluded objects. */
  readonly except: readonly string[];
}

/** New objects that invoke a function. */
export interface ObjectTrigger {
  readonly target: FunctionNode;
  /** False if it may be another function of the same list: only the update decides which. */
  readonly isCertain: boolean;
  readonly from: StackNode;
  /** @throws UnknownInput or UnknownDocument if only the update decides. */
  readonly scopes: () => readonly ObjectScope[];
}

/** A placeholder for a bucket name that only the update knows; no pattern spells it out. */
const unknownBucket = "\u0000";

/** The new objects in the stack's buckets that invoke functions, grouped by function. */
export const objectTriggersOf = oncePer((stack: StackView) =>
  Map.groupBy(
    [...notificationTriggers(stack), ...ruleTriggers(stack)],
    ({ target }) => target as StackNode,
  ),
);

const destinations = [
  { list: "lambdaFunctions", arn: "lambdaFunctionArn" },
  { list: "queues", arn: "queueArn" },
  { list: "topics", arn: "topicArn" },
];

function notificationTriggers(stack: StackView): readonly ObjectTrigger[] {
  return stack.ofType<string>("aws:s3/bucketNotification:BucketNotification").flatMap((from) =>
    destinations.flatMap(({ list, arn }) =>
      valuesAt(from.inputs, `${list}.*`)
        .filter(announcesCreation)
        .flatMap((entry) => {
          const [value] = valuesAt(entry, arn);
          return functionsBehind(stack, from, list, value).map((found) => ({
            ...found,
            from,
            scopes: () => [notificationScope(stack, from, entry)],
          }));
        }),
    ),
  );
}

function announcesCreation(entry: unknown): boolean {
  return valuesAt(entry, "events.*").some(
    (event) => isUnknown(event) || String(event).startsWith("s3:ObjectCreated"),
  );
}

function notificationScope(stack: StackView, from: StackNode, entry: unknown): ObjectScope {
  const bucket = bucketName(stack, from);
  const filter = (property: string) =>
    known(valuesAt(entry, property)[0], `${property} of '${from.name}'`) ?? "";
  return { pattern: `${bucket}/${filter("filterPrefix")}*${filter("filterSuffix")}`, except: [] };
}

/** The name of the bucket that a resource belongs to. */
export function bucketName(stack: StackView, from: StackNode): string {
  const { bucket } = from.inputs;
  const target = findTarget(from, "bucket", bucket, stack.ofType<string>(...bucketTypes));
  const name = [bucket, target?.inputs.bucket].find((each) => isPresent(each) && !isUnknown(each));
  return name === undefined ? unknownBucket : String(name);
}

function ruleTriggers(stack: StackView): readonly ObjectTrigger[] {
  const rules = stack.ofType<string>("aws:cloudwatch/eventRule:EventRule");
  return stack.ofType<string>("aws:cloudwatch/eventTarget:EventTarget").flatMap((from) => {
    const rule = findTarget(from, "rule", from.inputs.rule, rules);
    if (!rule || !isPresent(rule.inputs.eventPattern)) return [];
    const { eventPattern } = rule.inputs;
    return functionsBehind(stack, from, "arn", from.inputs.arn).map((found) => ({
      ...found,
      from: rule,
      scopes: () => readObjectPattern(eventPattern, `eventPattern of '${rule.name}'`),
    }));
  });
}

/**
 * The functions behind the named target: the function itself, readers of the queue or topic, or
 * steps of the state machine.
 */
function functionsBehind(
  stack: StackView,
  from: StackNode,
  property: string,
  value: unknown,
): readonly Pick<ObjectTrigger, "target" | "isCertain">[] {
  const topic = findTarget(from, property, value, stack.ofType<string>("aws:sns/topic:Topic"));
  const machines = stack.ofType<string>("aws:sfn/stateMachine:StateMachine");
  const machine = findTarget(from, property, value, machines);
  const consumers = [
    ...queueReaders(stack, from, property, value),
    ...(topic ? topicReaders(stack, topic) : []),
    ...(machine ? functionUses(stack, machine).map(({ target }) => target) : []),
  ];
  const direct = findFunctions(stack, from, property, value).map(({ target }) => target);
  return [...new Set([...direct, ...consumers])].map((target) => ({
    target,
    isCertain: new Set(direct).size === 1 || consumers.includes(target),
  }));
}

/** Resources that read messages from a queue, and where they name the queue and the function. */
const readings = [
  {
    type: "aws:lambda/eventSourceMapping:EventSourceMapping",
    source: "eventSourceArn",
    target: "functionName",
  },
  { type: "aws:pipes/pipe:Pipe", source: "source", target: "target" },
  { type: "aws:pipes/pipe:Pipe", source: "source", target: "enrichment" },
];

function queueReaders(
  stack: StackView,
  from: StackNode,
  property: string,
  value: unknown,
): readonly FunctionNode[] {
  const queue = findTarget(from, property, value, stack.ofType<string>("aws:sqs/queue:Queue"));
  if (!queue) return [];
  return readings.flatMap(({ type, source, target }) =>
    referrersOf(stack.ofType<string>(type), source, queue).flatMap((node) =>
      functionsAt(stack, node, target),
    ),
  );
}

/**
 * The functions that read from a topic, directly or through queues; each reader gets every message.
 */
function topicReaders(stack: StackView, topic: StackNode): readonly FunctionNode[] {
  const type = "aws:sns/topicSubscription:TopicSubscription";
  return referrersOf(stack.ofType<string>(type), "topic", topic).flatMap((node) => [
    ...functionsAt(stack, node, "endpoint"),
    ...queueReaders(stack, node, "endpoint", node.inputs.endpoint),
  ]);
}

function functionsAt(stack: StackView, node: StackNode, property: string): readonly FunctionNode[] {
  return findFunctions(stack, node, property, node.inputs[property]).map(({ target }) => target);
}

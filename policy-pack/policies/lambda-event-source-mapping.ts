import { reliability } from "../data/frameworks";
import { integer } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { readsStream } from "../events/failure-destinations";
import { functionUses } from "../events/function-triggers";
import { findTargets, refersTo } from "../stack/links";
import type { StackNode, StackView } from "../stack/stack-view";
import { isRecord, parseJson } from "../values/canonical-values";
import type { Problems } from "../values/problems";
import { isPresent, isUnknown, known } from "../values/unknown";

type MappingNode = StackNode<"aws:lambda/eventSourceMapping:EventSourceMapping">;
type QueueNode = StackNode<"aws:sqs/queue:Queue">;

export const lambdaEventSourceMapping = stackPolicy({
  name: "lambda-event-source-mapping",
  displayName: "Lambda event source mappings give up",
  description:
    "An event source mapping gives up on what keeps failing, and no queue redelivers a message that is being processed.",
  severity: "medium",
  enforcementLevel: "advisory",
  framework: reliability,
  tags: ["lambda", "events", "sqs", "streams"],
  remediationSteps:
    "Give the queue a redrivePolicy and a visibility timeout of six times the function's timeout; bound the retries of a stream's mapping.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
  resourceTypes: ["aws:lambda/eventSourceMapping:EventSourceMapping"],
  config: {
    visibilityFactor: integer(
      6,
      "Least visibility timeout of a queue, in timeouts of the function.",
      {
        minimum: 1,
        maximum: 100,
      },
    ),
  },
  check: (mapping, { config, stack }) => {
    const queues = stack.ofType("aws:sqs/queue:Queue");
    const { eventSourceArn } = mapping.inputs;
    return [
      () => readsStream(mapping) && streamProblem(mapping),
      findTargets(mapping as StackNode, "eventSourceArn", eventSourceArn, queues).map((queue) => [
        () => redriveProblems(queue, stack),
        () => visibilityProblems(mapping, queue, stack, config.visibilityFactor),
      ]),
    ];
  },
});

/**
 * For both, absent or -1 means until the record expires; a Kinesis stream may keep it for a year.
 */
function streamProblem({ inputs }: MappingNode): Problems {
  const attempts = known(inputs.maximumRetryAttempts, "maximumRetryAttempts") ?? -1;
  const age = known(inputs.maximumRecordAgeInSeconds, "maximumRecordAgeInSeconds") ?? -1;
  return (
    attempts === -1 &&
    age === -1 &&
    "retries a failed batch until its records expire, and holds up the shard: expected maximumRetryAttempts or maximumRecordAgeInSeconds"
  );
}

function redriveProblems(queue: QueueNode, stack: StackView): Problems {
  const separate = stack
    .ofType("aws:sqs/redrivePolicy:RedrivePolicy")
    .filter((each) => refersTo(each, "queueUrl", each.inputs.queueUrl, queue as StackNode));
  const policies = [queue, ...separate].map(({ inputs }) => inputs.redrivePolicy);
  const readable = policies.filter((policy) => !isUnknown(policy)).flatMap(readRedrivePolicy);
  if (readable.length === 0 && !policies.some(isUnknown)) {
    return `queue '${queue.name}' has no redrivePolicy: a message that always fails comes back until it expires`;
  }
  return readable.map(
    ({ maxReceiveCount }) =>
      () =>
        expiryProblem(queue, maxReceiveCount),
  );
}

/** Empty if the document names no queue: AWS refuses that. */
function readRedrivePolicy(document: unknown): readonly Readonly<Record<string, unknown>>[] {
  const policy = parseJson(document);
  return isRecord(policy) && isPresent(policy.deadLetterTargetArn) ? [policy] : [];
}

/**
 * A message that expires before it has been received that often is lost too, without reaching the
 * dead-letter queue.
 */
function expiryProblem(queue: QueueNode, maxReceiveCount: unknown): Problems {
  const { visibilityTimeoutSeconds, messageRetentionSeconds } = queue.inputs;
  const called = `of queue '${queue.name}'`;
  const visibility = known(visibilityTimeoutSeconds, `visibilityTimeoutSeconds ${called}`) ?? 30;
  const retention = known(messageRetentionSeconds, `messageRetentionSeconds ${called}`) ?? 345_600;
  const needed = Number(maxReceiveCount) * visibility;
  return (
    needed >= retention &&
    `queue '${queue.name}' gives a message up after ${maxReceiveCount} receives, ${visibility} s apart, and it expires after ${retention} s: expected a lower maxReceiveCount`
  );
}

function visibilityProblems(
  mapping: MappingNode,
  queue: QueueNode,
  stack: StackView,
  factor: number,
): Problems {
  return functionUses(stack, mapping as StackNode).map(({ target }) => () => {
    const own = `visibilityTimeoutSeconds of queue '${queue.name}'`;
    const visibility = known(queue.inputs.visibilityTimeoutSeconds, own) ?? 30;
    const timeout = known(target.inputs.timeout, `timeout of function '${target.name}'`) ?? 3;
    const property = "maximumBatchingWindowInSeconds";
    const batching = Number(known(mapping.inputs[property], property) ?? 0);
    const needed = factor * timeout + batching;
    const sum = `${factor} times the timeout of '${target.name}'${batching > 0 ? ` and ${property}` : ""}`;
    return visibility < needed && `${own} is ${visibility}, expected ${needed} or more (${sum})`;
  });
}

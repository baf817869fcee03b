import { failurePaths } from "../data/failure-paths";
import { findTargets } from "../stack/links";
import { indexReferences, referrersOf } from "../stack/referrers";
import type { StackNode, StackView } from "../stack/stack-view";
import { isRecord, parseJson } from "../values/canonical-values";
import { oncePer } from "../values/once-per";
import type { Problems } from "../values/problems";
import { known } from "../values/unknown";
import { topLevel, valuesAt } from "../values/values-at";

const mappingType = "aws:lambda/eventSourceMapping:EventSourceMapping";

/** The size of the largest event, which the record of a failure contains. */
const maxEventBytes = 262_144;

/** Why failed events never arrive in the stack's queue for them, or do not stay there. */
export function queueProblems(
  stack: StackView,
  queue: StackNode<"aws:sqs/queue:Queue">,
  minRetentionSeconds: number,
): Problems {
  const { messageRetentionSeconds, maxMessageSize, fifoQueue } = queue.inputs;
  const isFirst = failuresSentTo(stack)(queue as StackNode).length > 0;
  if (!isFirst && !takesRedriven(stack, queue as StackNode)) return false;
  const retention = () => {
    const seconds = known(messageRetentionSeconds, "messageRetentionSeconds") ?? Infinity;
    return (
      seconds < minRetentionSeconds &&
      `takes failed events and keeps them for ${seconds} s: expected a messageRetentionSeconds of ${minRetentionSeconds} or more`
    );
  };
  // A redriven message already fits the size, and comes from a queue of the same kind.
  if (!isFirst) return retention;
  return [
    retention,
    () => {
      const bytes = known(maxMessageSize, "maxMessageSize") ?? Infinity;
      return (
        bytes < maxEventBytes &&
        `takes failed events and refuses those of more than ${bytes} bytes: expected a maxMessageSize of ${maxEventBytes} or more`
      );
    },
    () =>
      known(fifoQueue, "fifoQueue") === true &&
      "takes failed events and is a FIFO queue, to which neither Lambda nor EventBridge sends them",
  ];
}

/**
 * Whether another queue redrives failed messages to it: one that functions read, or that takes
 * failed events itself.
 */
function takesRedriven(
  stack: StackView,
  queue: StackNode,
  seen: readonly StackNode[] = [],
): boolean {
  return redrivenTo(stack)(queue)
    .map(({ source }) => source)
    .filter((source) => source !== queue && !seen.includes(source))
    .some(
      (source) =>
        referrersOf(stack.ofType<string>(mappingType), "eventSourceArn", source).length > 0 ||
        failuresSentTo(stack)(source).length > 0 ||
        takesRedriven(stack, source, [...seen, queue]),
    );
}

const redrivenTo = oncePer((stack: StackView) => {
  const queues = stack.ofType<string>("aws:sqs/queue:Queue");
  const separate = stack.ofType<string>("aws:sqs/redrivePolicy:RedrivePolicy");
  const redrives = [
    ...queues.map((from) => ({ from, source: from })),
    ...separate.flatMap((from) =>
      findTargets(from, "queueUrl", from.inputs.queueUrl, queues).map((source) => ({
        from,
        source,
      })),
    ),
  ];
  return indexReferences(
    redrives.map(({ from, source }) => {
      const policy = parseJson(from.inputs.redrivePolicy);
      const value = isRecord(policy) ? policy.deadLetterTargetArn : from.inputs.redrivePolicy;
      return { from, source, value, property: "redrivePolicy" };
    }),
  );
});

const failuresSentTo = oncePer((stack: StackView) =>
  indexReferences(
    failurePaths.flatMap(({ type, path }) =>
      stack
        .ofType(type)
        .flatMap((from) =>
          valuesAt(from.inputs, path).map((value) => ({ from, value, property: topLevel(path) })),
        ),
    ),
  ),
);

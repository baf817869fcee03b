import { failurePaths } from "../data/failure-paths";
import { indexReferences } from "../stack/referrers";
import type { StackNode, StackView } from "../stack/stack-view";
import { oncePer } from "../values/once-per";
import type { Problems } from "../values/problems";
import { known } from "../values/unknown";
import { topLevel, valuesAt } from "../values/values-at";

/** As large as an event can be, which the record of a failure contains. */
const maxEventBytes = 262_144;

/** Why events that could not be handled never arrive in the queue that the stack sends them to, or don't stay. */
export function queueProblems(
  stack: StackView,
  queue: StackNode<"aws:sqs/queue:Queue">,
  minRetentionSeconds: number,
): Problems {
  const { messageRetentionSeconds, maxMessageSize, fifoQueue } = queue.inputs;
  if (failuresSentTo(stack)(queue as StackNode).length === 0) return false;
  return [
    () => {
      const seconds = known(messageRetentionSeconds, "messageRetentionSeconds") ?? Infinity;
      return (
        seconds < minRetentionSeconds &&
        `takes failed events and keeps them for ${seconds} s: expected a messageRetentionSeconds of ${minRetentionSeconds} or more`
      );
    },
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

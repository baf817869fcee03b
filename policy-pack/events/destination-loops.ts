import { findFunctions, findTarget } from "../stack/links";
import { referrersOf } from "../stack/referrers";
import { isNodeOf, type StackNode, type StackView } from "../stack/stack-view";
import { oncePer } from "../values/once-per";
import type { Problems } from "../values/problems";
import { isPresent } from "../values/unknown";
import { topLevel, valuesAt } from "../values/values-at";

type FunctionNode = StackNode<"aws:lambda/function:Function">;

/** Where a function's asynchronous invocations send their results or failures. */
interface Ending {
  readonly type: string;
  readonly path: string;
  readonly isFailure: boolean;
}

const endings: readonly Ending[] = [
  { type: "aws:lambda/function:Function", path: "deadLetterConfig.targetArn", isFailure: true },
  {
    type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    path: "destinationConfig.onFailure.destination",
    isFailure: true,
  },
  {
    type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    path: "destinationConfig.onSuccess.destination",
    isFailure: false,
  },
];

/** Why a function's results or failures come back to it endlessly. */
export function destinationLoops(stack: StackView, node: StackNode): Problems {
  return endings
    .filter(({ type }) => type === node.type)
    .flatMap(({ path, isFailure }) =>
      valuesAt(node.inputs, path)
        .filter(isPresent)
        .flatMap((value) =>
          functionsOf(stack, node).map(
            (owner) =>
              loopProblem(stack, node, path, value, owner) ??
              (isFailure && drainProblem(stack, node, path, value, owner)),
          ),
        ),
    );
}

function loopProblem(
  stack: StackView,
  node: StackNode,
  path: string,
  value: unknown,
  owner: FunctionNode,
): string | undefined {
  const invoked = invokedBy(stack, node, path, value);
  if (invoked.includes(owner)) {
    return `${path} invokes function '${owner.name}' itself, again and again: send it elsewhere`;
  }
  // Iterating over a Set also visits the elements added meanwhile.
  const reached = new Set(invoked);
  for (const each of reached) {
    for (const next of invokedAfter(stack).get(each) ?? []) reached.add(next);
  }
  if (!reached.has(owner)) return undefined;
  const names = invoked.map(({ name }) => `'${name}'`).join(", ");
  return `${path} invokes ${names}, whose own destinations lead back to function '${owner.name}': send it elsewhere`;
}

/** Failed events come back from the queue until the queue drops them. */
function drainProblem(
  stack: StackView,
  node: StackNode,
  path: string,
  value: unknown,
  owner: FunctionNode,
): Problems {
  const queues = stack.ofType<string>("aws:sqs/queue:Queue");
  const queue = findTarget(node, topLevel(path), value, queues);
  if (!queue) return false;
  const mappings = stack.ofType<string>("aws:lambda/eventSourceMapping:EventSourceMapping");
  const reader = referrersOf(mappings, "eventSourceArn", queue).find(
    (mapping) => mapping.inputs.enabled !== false && functionsOf(stack, mapping).includes(owner),
  );
  return (
    reader &&
    `${path} is queue '${queue.name}', which function '${owner.name}' reads itself ('${reader.name}'): what it fails on comes back to it`
  );
}

/** The functions that an event sent there invokes asynchronously, directly or through a topic. */
function invokedBy(
  stack: StackView,
  node: StackNode,
  path: string,
  value: unknown,
): readonly FunctionNode[] {
  const property = topLevel(path);
  const topic = findTarget(node, property, value, stack.ofType<string>("aws:sns/topic:Topic"));
  const subscriptions = stack.ofType<string>("aws:sns/topicSubscription:TopicSubscription");
  return [
    ...findFunctions(stack, node, property, value),
    ...(topic ? referrersOf(subscriptions, "topic", topic) : []).flatMap((subscription) =>
      findFunctions(stack, subscription, "endpoint", subscription.inputs.endpoint),
    ),
  ].map(({ target }) => target);
}

/** The functions that each function's results or failures invoke. */
const invokedAfter = oncePer((stack: StackView) => {
  const steps = endings.flatMap(({ type, path }) =>
    stack.ofType<string>(type).flatMap((node) =>
      valuesAt(node.inputs, path).flatMap((value) =>
        functionsOf(stack, node).map((owner) => ({
          owner,
          next: invokedBy(stack, node, path, value),
        })),
      ),
    ),
  );
  const byOwner = Map.groupBy(steps, ({ owner }) => owner);
  return new Map([...byOwner].map(([owner, found]) => [owner, found.flatMap(({ next }) => next)]));
});

function functionsOf(stack: StackView, node: StackNode): readonly FunctionNode[] {
  if (isNodeOf(node, "aws:lambda/function:Function")) return [node];
  const { functionName } = node.inputs;
  return findFunctions(stack, node, "functionName", functionName).map(({ target }) => target);
}

import { reliability } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { groupNames, integer, strings } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import type { Context } from "../engine/evaluate";
import { functionGroup } from "../engine/function-groups";
import { destinationLoops } from "../events/destination-loops";
import {
  asynchronousUses,
  coveredQualifiers,
  describeUses,
  hasDeadLetterTarget,
  hasStreamDestination,
  isCovered,
  readsStream,
} from "../events/failure-destinations";
import { queueProblems } from "../events/failure-queues";
import { deadEnds, hasDeadLetters } from "../events/failure-targets";
import { functionUses, isUndecided } from "../events/function-triggers";
import { isNodeOf, type StackNode, type StackView } from "../stack/stack-view";
import type { Problems } from "../values/problems";
import { UnknownDocument } from "../values/unknown";

interface Config {
  readonly groups: readonly string[];
  readonly managedPolicies: readonly string[];
  readonly minRetentionSeconds: number;
}

type InStack = Context<Config> & { readonly stack: StackView };

/** Resources that send events to functions and have dead letters of their own. */
const ruleTypes: readonly string[] = [
  "aws:cloudwatch/eventTarget:EventTarget",
  "aws:scheduler/schedule:Schedule",
];

export const lambdaFailureDestination = stackPolicy<string, Config>({
  name: "lambda-failure-destination",
  displayName: "Lambda failure destination",
  description:
    "Events that a function fails on go to a dead-letter queue or a failure destination that they can reach.",
  severity: "high",
  framework: reliability,
  tags: ["lambda", "events", "failures"],
  remediationSteps:
    "Add an aws.lambda.FunctionEventInvokeConfig with destinationConfig.onFailure for the alias that is invoked, or a deadLetterConfig; let the function's role send there, and the queue keep what comes.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
  resourceTypes: [
    "aws:lambda/function:Function",
    "aws:lambda/eventSourceMapping:EventSourceMapping",
    "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    ...ruleTypes,
    "aws:sqs/queue:Queue",
  ],
  config: {
    groups: groupNames(
      requirements.asynchronousGroups,
      "Function groups that are invoked asynchronously even where no trigger in the stack shows it.",
    ),
    managedPolicies: strings(
      requirements.failureSendingPolicies,
      "Patterns on the ARNs of managed policies outside the stack that let a function send failed events.",
    ),
    minRetentionSeconds: integer(
      requirements.minFailureRetentionSeconds,
      "Least time in seconds that a queue keeps failed events.",
      { minimum: 60, maximum: 1_209_600 },
    ),
  },
  check: (subject: StackNode, context) => {
    const { config, stack } = context;
    if (isNodeOf(subject, "aws:sqs/queue:Queue")) {
      return queueProblems(stack, subject, config.minRetentionSeconds);
    }
    return [
      () => deadEnds(stack, subject, config.managedPolicies),
      () => destinationLoops(stack, subject),
      isNodeOf(subject, "aws:lambda/function:Function") && functionProblems(subject, context),
      isNodeOf(subject, "aws:lambda/eventSourceMapping:EventSourceMapping") &&
        mappingProblems(subject),
      ruleTypes.includes(subject.type) && ruleProblems(subject, context),
    ];
  },
});

function mappingProblems(
  mapping: StackNode<"aws:lambda/eventSourceMapping:EventSourceMapping">,
): Problems {
  return (
    readsStream(mapping) &&
    !hasStreamDestination(mapping) &&
    "reads a stream and has no destinationConfig.onFailure: records that fail are dropped"
  );
}

function functionProblems(
  subject: StackNode<"aws:lambda/function:Function">,
  { config, group, stack }: InStack,
): Problems {
  if (hasDeadLetterTarget(subject)) return false;
  const covered = coveredQualifiers(stack, subject);
  const uses = [...asynchronousUses(stack, subject)];
  const isExpected = config.groups.some((each) => each === group);
  if (uses.length === 0 && isExpected && covered.length === 0) {
    return `has no failure destination, and functions of group ${group} are invoked asynchronously`;
  }
  return uses
    .filter(([qualifier]) => !isCovered(qualifier, covered))
    .map(([qualifier, by]) => () => {
      // Functions of the groups must be invoked by their alias, which a preview can tell.
      const open = !isExpected && covered.length > 0 && by.every(isUndecided) ? by[0] : undefined;
      if (open) {
        throw new UnknownDocument(`the version that '${open.trigger.name}' invokes`);
      }
      return `${describeUses(qualifier, by)}, and has no failure destination for it`;
    });
}

/**
 * Events that can't be delivered to the function at all, for a day or a week, are not the
 * function's failures.
 */
function ruleProblems(subject: StackNode, { config, settings, stack }: InStack): Problems {
  if (hasDeadLetters(subject)) return false;
  const targets = functionUses(stack, subject).map(({ target }) => target);
  return [...new Set(targets)]
    .filter((target) => {
      const group = functionGroup(settings.functionGroups, target);
      return config.groups.some((each) => each === group);
    })
    .map(
      ({ name }) =>
        `has no deadLetterConfig: events that can't be handed to function '${name}' are dropped`,
    );
}

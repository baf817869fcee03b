import { reliability } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { groupNames } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import type { Context } from "../engine/judge";
import {
  asynchronousUses,
  coveredQualifiers,
  describeUses,
  hasDeadLetterTarget,
  hasStreamDestination,
  isCovered,
  readsStream,
} from "../events/failure-destinations";
import { isNodeOf, type StackNode, type StackView } from "../stack/stack-view";
import type { Problems } from "../values/problems";

type MappingNode = StackNode<"aws:lambda/eventSourceMapping:EventSourceMapping">;

interface Config {
  readonly groups: readonly string[];
}

export const lambdaFailureDestination = stackPolicy<string, Config>({
  name: "lambda-failure-destination",
  displayName: "Lambda failure destination",
  description:
    "Events that a function fails on go to a dead-letter queue or a failure destination.",
  severity: "high",
  framework: reliability,
  tags: ["lambda", "events", "failures"],
  remediationSteps:
    "Add an aws.lambda.FunctionEventInvokeConfig with destinationConfig.onFailure for the alias that is invoked, or a deadLetterConfig.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
  resourceTypes: [
    "aws:lambda/function:Function",
    "aws:lambda/eventSourceMapping:EventSourceMapping",
  ],
  config: {
    groups: groupNames(
      requirements.asynchronousGroups,
      "Function groups that are invoked asynchronously even where no trigger in the stack shows it.",
    ),
  },
  check: (subject, context) =>
    isNodeOf(subject, "aws:lambda/function:Function")
      ? functionProblems(subject, context)
      : mappingProblems(subject as StackNode as MappingNode),
});

function mappingProblems(mapping: MappingNode): Problems {
  return (
    readsStream(mapping) &&
    !hasStreamDestination(mapping) &&
    "reads a stream and has no destinationConfig.onFailure: records that fail are dropped"
  );
}

function functionProblems(
  subject: StackNode<"aws:lambda/function:Function">,
  { config, group, stack }: Context<Config> & { readonly stack: StackView },
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
    .map(
      ([qualifier, by]) => `${describeUses(qualifier, by)}, and has no failure destination for it`,
    );
}

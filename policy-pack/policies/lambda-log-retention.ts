import { costOptimization } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { integer } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { isEdgeFunction } from "../events/edge-functions";
import { findTarget, refersTo } from "../stack/links";
import { isElsewhere } from "../stack/regions";
import { isNodeOf, type StackNode, type StackView } from "../stack/stack-view";
import type { Problems } from "../values/problems";
import { isPresent, isUnknown, known } from "../values/unknown";
import { valuesAt } from "../values/values-at";

type LogGroupNode = StackNode<"aws:cloudwatch/logGroup:LogGroup">;

interface Config {
  readonly minDays: number;
  readonly maxDays: number;
}

const { min, max } = requirements.logRetentionDays;

/** Ten years, the longest that CloudWatch accepts. */
const longest = { minimum: 1, maximum: 3653 };

export const lambdaLogRetention = stackPolicy<string, Config>({
  name: "lambda-log-retention",
  displayName: "Lambda log retention",
  description:
    "Each function logs to a log group of the stack, and log groups expire their events.",
  severity: "medium",
  framework: costOptimization,
  tags: ["lambda", "logs", "cost"],
  remediationSteps:
    "Add an aws.cloudwatch.LogGroup named /aws/lambda/<function>, or named in loggingConfig.logGroup, with retentionInDays.",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
  resourceTypes: ["aws:lambda/function:Function", "aws:cloudwatch/logGroup:LogGroup"],
  config: {
    minDays: integer(min, "Least days that log events are kept.", longest),
    maxDays: integer(max, "Most days that log events are kept.", longest),
  },
  check: (subject, { config, stack }) =>
    isNodeOf(subject, "aws:lambda/function:Function")
      ? functionProblems(subject, stack)
      : groupProblems(subject as StackNode as LogGroupNode, config),
});

function functionProblems(
  subject: StackNode<"aws:lambda/function:Function">,
  stack: StackView,
): Problems {
  // Its logs are in each region where CloudFront runs it, in groups that no single-region stack
  // has.
  if (isEdgeFunction(stack, subject)) return false;
  const groups = stack.ofType("aws:cloudwatch/logGroup:LogGroup");
  const [configured] = valuesAt(subject.inputs, "loggingConfig.logGroup").filter(isPresent);
  if (configured !== undefined) {
    // An unknown name that matches no group of the stack comes from elsewhere: another stack, a
    // look-up.
    const isFine =
      isUnknown(configured) || findTarget(subject, "loggingConfig", configured, groups);
    return (
      !isFine && `loggingConfig.logGroup is '${configured}', which is no log group of the stack`
    );
  }
  const name = subject.inputs.name ?? subject.outputs.name;
  const isNamed = isPresent(name) && !isUnknown(name);
  const own = `/aws/lambda/${isNamed ? name : "<name>"}`;
  const hasGroup = groups.some((group) =>
    isNamed && !isUnknown(group.inputs.name)
      ? group.inputs.name === own && !isElsewhere(group as StackNode, own, subject as StackNode)
      : refersTo(group, "name", group.inputs.name, subject),
  );
  return !hasGroup && `has no log group: Lambda creates ${own}, whose events never expire`;
}

function groupProblems({ inputs }: LogGroupNode, { minDays, maxDays }: Config): Problems {
  // CloudWatch itself sets two days for this class.
  if (inputs.logGroupClass === "DELIVERY") return false;
  const days = known(inputs.retentionInDays, "retentionInDays") ?? 0;
  const expected = `expected ${minDays} to ${maxDays}`;
  if (days === 0) return `retentionInDays is 0, which keeps events for ever: ${expected}`;
  return (days < minDays || days > maxDays) && `retentionInDays is ${days}: ${expected}`;
}

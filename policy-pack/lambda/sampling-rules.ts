import { knownName } from "../stack/names";
import { isElsewhere, regionOf } from "../stack/regions";
import type { StackNode, StackView } from "../stack/stack-view";
import { arnsOverlap } from "../values/arn-overlap";
import { oncePer } from "../values/once-per";
import { isUnknown } from "../values/unknown";
import { matchesWildcard } from "../values/wildcard";

/**
 * Why X-Ray keeps no trace of the function: the first matching sampling rule of the stack keeps
 * none.
 */
export function unsampled(stack: StackView, fn: StackNode): string | undefined {
  const rule = rulesByPriority(stack).find((each) => covers(each, fn));
  const isSampled = [rule?.inputs.fixedRate, rule?.inputs.reservoirSize].some((each) => each !== 0);
  return rule && !isSampled
    ? `sampling rule '${rule.name}' keeps no trace of it: expected a fixedRate or a reservoirSize above 0`
    : undefined;
}

/** X-Ray applies the first matching rule, from the smallest number on. */
const rulesByPriority = oncePer((stack: StackView) =>
  stack
    .ofType<string>("aws:xray/samplingRule:SamplingRule")
    .toSorted((one, other) => Number(one.inputs.priority) - Number(other.inputs.priority)),
);

/**
 * Keys that a request to a directly invoked function lacks: only a pattern for everything matches.
 */
const keysOfRequests = ["host", "httpMethod", "urlPath"];

function covers(rule: StackNode, fn: StackNode): boolean {
  const { attributes, resourceArn, serviceName, serviceType } = rule.inputs;
  const name = knownName(fn);
  const arn = `arn:*:lambda:${regionOf(fn) ?? "*"}:*:function:${name}`;
  return (
    keysOfRequests.every((key) => rule.inputs[key] === "*") &&
    Object.keys(attributes ?? {}).length === 0 &&
    fits(name, serviceName) &&
    fits("AWS::Lambda::Function", serviceType) &&
    !isUnknown(resourceArn) &&
    arnsOverlap(String(resourceArn), arn) &&
    !isElsewhere(rule, "", fn)
  );
}

function fits(text: string, pattern: unknown): boolean {
  return !isUnknown(pattern) && matchesWildcard(text.toLowerCase(), String(pattern).toLowerCase());
}

import { accountOf } from "../stack/accounts";
import { regionOf } from "../stack/regions";
import type { StackNode } from "../stack/stack-view";
import { isKnownText, isPresent, isUnknown } from "../values/unknown";
import { valuesAt } from "../values/values-at";
import { matchesWildcard } from "../values/wildcard";

/** The name of the log group that the function writes to, if it is known. */
export function logGroupName({
  inputs,
  outputs,
}: StackNode<"aws:lambda/function:Function">): string | undefined {
  const [configured] = valuesAt(inputs, "loggingConfig.logGroup").filter(isPresent);
  const name = inputs.name ?? outputs.name;
  const own = isPresent(name) && !isUnknown(name) ? `/aws/lambda/${name}` : undefined;
  const group = configured ?? own;
  return isKnownText(group) ? group : undefined;
}

/**
 * Whether the resource of a statement covers the log group or, for writing events, its streams. If
 * the group's name is unknown, any Logs ARN matches.
 */
export function coversLogGroup(
  subject: StackNode<"aws:lambda/function:Function">,
  resource: string,
  action: string,
): boolean {
  const group = logGroupName(subject);
  if (group === undefined) return /^(?:\*|arn:[^:]*:(?:logs|\*))/.test(resource);
  // An unknown region or account is taken from the pattern, as the partition is.
  const [, partition = "aws", , anyRegion = "region", anyAccount = "account"] = resource.split(":");
  const region = regionOf(subject as StackNode) ?? anyRegion;
  const account = accountOf(subject.providerProperties) ?? anyAccount;
  const own = `arn:${partition}:logs:${region}:${account}:log-group:${group}`;
  const stream = `${own}:log-stream:one`;
  const names = action === "logs:PutLogEvents" ? [stream] : [own, stream];
  return names.some((name) => matchesWildcard(name, resource));
}

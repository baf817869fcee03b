import { oncePer } from "../values/once-per";
import { isKnownText } from "../values/unknown";
import { accountOf } from "./accounts";
import type { StackNode } from "./stack-view";

/**
 * Whether a known name or ARN, found in `from`, means another region or account than the target's:
 * a program may use the same names in several. An ARN states both; a name means those of `from`.
 */
export function isElsewhere(from: StackNode, value: string, target: StackNode): boolean {
  const region = /arn:[^:]*:[^:]*:([^:]+):/.exec(value)?.[1] ?? regionOf(from);
  const account =
    /arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(value)?.[1] ?? accountOf(from.providerProperties);
  return differ(region, regionOf(target)) || differ(account, accountOf(target.providerProperties));
}

/** An unknown value never counts as different. */
function differ(one: unknown, other: unknown): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

/** The region of a resource, if it is known; IAM resources have none. */
export const regionOf = oncePer(({ type, inputs, outputs, providerProperties }: StackNode) =>
  type.startsWith("aws:iam/")
    ? undefined
    : [inputs.region, providerProperties.region, outputs.region].find(isKnownText),
);

import { oncePer } from "./once-per";
import type { StackNode } from "./stack-view";
import { isUnknown } from "./unknown";

/**
 * Whether a known name or ARN, found in `from`, means another region than the target's: a program
 * may use the same names in several. An ARN tells its region, a name is meant in that of `from`.
 */
export function isElsewhere(from: StackNode, value: string, target: StackNode): boolean {
  const own = regionOf(target);
  const meant = /arn:[^:]*:[^:]*:([^:]+):/.exec(value)?.[1] ?? regionOf(from);
  return own !== undefined && meant !== undefined && own !== meant;
}

/** The region of a resource as far as it is known; IAM has none. */
export const regionOf = oncePer(({ type, inputs, outputs, providerProperties }: StackNode) =>
  type.startsWith("aws:iam/")
    ? undefined
    : [inputs.region, providerProperties.region, outputs.region].find(
        (region) => typeof region === "string" && !isUnknown(region),
      ),
);

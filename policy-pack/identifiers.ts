import { oncePer } from "./once-per";
import { identifyingProperties, type StackNode } from "./stack-view";
import { isUnknown } from "./unknown";

/** All that is known to name the resource. */
export const identifiersOf = oncePer(({ inputs, outputs }: StackNode): readonly string[] =>
  identifyingProperties
    .flatMap((property) => [inputs[property], outputs[property]])
    .filter((value) => typeof value === "string" && value !== "" && !isUnknown(value))
    .map(String),
);

/** What a known reference may name: itself, and where it is an ARN the parts after service, region and account. */
export function namesIn(value: string): readonly string[] {
  const [, ...arn] = /arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)/.exec(value) ?? [];
  return [value, ...arn.flatMap((resource) => resource.split(/[:/]/))];
}

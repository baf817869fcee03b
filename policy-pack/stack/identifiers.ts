import { oncePer } from "../values/once-per";
import { isUnknown } from "../values/unknown";
import { identifyingProperties, type StackNode } from "./stack-view";

/** All known identifiers of the resource. */
export const identifiersOf = oncePer(({ inputs, outputs }: StackNode): readonly string[] =>
  identifyingProperties
    .flatMap((property) => [inputs[property], outputs[property]])
    .filter((value) => typeof value === "string" && value !== "" && !isUnknown(value))
    .map(String),
);

/**
 * The names that a known reference may stand for: the value itself; for an ARN, also the parts
 * after service, region and account (for IAM only the last part, after any path); for a queue URL,
 * also the last part.
 */
export function namesIn(value: string): readonly string[] {
  const [, queue] = /^https:\/\/sqs\.[^/]+\/\d{12}\/([\w.-]+)$/.exec(value) ?? [];
  if (queue !== undefined) return [value, queue];
  const [, service, resource] = /arn:[^:]*:([^:]*):[^:]*:[^:]*:(.+)/.exec(value) ?? [];
  if (resource === undefined) return [value];
  const parts = resource.split(/[:/]/);
  return [value, ...(service === "iam" ? parts.slice(-1) : parts)];
}

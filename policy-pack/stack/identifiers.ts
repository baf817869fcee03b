import { oncePer } from "../values/once-per";
import { isUnknown } from "../values/unknown";
import { identifyingProperties, type StackNode } from "./stack-view";

/** All that is known to name the resource. */
export const identifiersOf = oncePer(({ inputs, outputs }: StackNode): readonly string[] =>
  identifyingProperties
    .flatMap((property) => [inputs[property], outputs[property]])
    .filter((value) => typeof value === "string" && value !== "" && !isUnknown(value))
    .map(String),
);

/**
 * What a known reference may name: itself, where it is an ARN the parts after service, region and account, and where it is
 * the URL of a queue the last part. Of IAM it is the last part of the ARN, after a path.
 */
export function namesIn(value: string): readonly string[] {
  const [, queue] = /^https:\/\/sqs\.[^/]+\/\d{12}\/([\w.-]+)$/.exec(value) ?? [];
  if (queue !== undefined) return [value, queue];
  const [, service, resource] = /arn:[^:]*:([^:]*):[^:]*:[^:]*:(.+)/.exec(value) ?? [];
  if (resource === undefined) return [value];
  const parts = resource.split(/[:/]/);
  return [value, ...(service === "iam" ? parts.slice(-1) : parts)];
}

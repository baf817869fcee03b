import type { PolicyViolation, Remediation } from "../../../preview/model";
import { plural } from "../../../preview/render/counts";
import { displayResource } from "../../../preview/render/type-name";

/** What a policy did and said, in the lines of the preview that pages quote; empty where nothing. */
export function exampleOutput(
  policy: string,
  remediations: readonly Remediation[],
  violations: readonly PolicyViolation[],
): string {
  const remediated = remediations.filter((each) => each.policy === policy);
  const found = violations.filter((each) => each.policy === policy);
  const byLevel = Map.groupBy(found, ({ level, severity }) => `[${level}] [severity: ${severity}]`);
  return [
    ...(remediated.length > 0
      ? [`[remediate]  ${policy}  (${plural(remediated.length, "resource")})`]
      : []),
    ...[...byLevel].flatMap(([level, group]) => [
      `${level}  ${policy}`,
      ...group.map(({ urn, message }) => `  ${displayResource(urn)}: ${message}`),
    ]),
  ].join("\n");
}

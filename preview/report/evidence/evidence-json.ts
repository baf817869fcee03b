import { printable } from "../../printable";
import type { ReportOrigin } from "../stack-report";
import type { Evidence } from "./evidence";

/**
 * Evidence as JSON. Stable within a `schemaVersion`; keys may be added.
 *
 * - `date`, `commit`, `command`: how it came about. Exemptions hold by that day.
 * - `stacks`: `project`, `stack`, `judged` (`plan` or `state`), `error`, `notEvaluated`: what no policy could look into.
 * - `packs`: `name`, `version`, and the `source` of its map from policies to controls.
 * - `frameworks`: `id`, `name`, `version`, `url`, `counts` by status, and `controls`: `id`, `title`, `status`, `reason`, `policies` (ids).
 * - `policies`: what controls rest on, one for each stack and each group of resource types that a policy answers for: `id`, `project`, `stack`,
 *   `policyPack`, `policy`, `description`, `level`, `scope` (`resource` or `stack`), `resourceTypes`, `changedParameters`, `status`, `reason`,
 *   `evaluated` (URNs), `failed`, `exempt` (with the `exemption` of the configuration) and `undecided` (findings).
 *
 * A status is `failed`, `undecided`, `exempt`, `passed` or `notApplicable`.
 */
export function renderEvidenceJson(
  evidence: Evidence,
  today: string,
  { commit, command }: ReportOrigin = {},
): string {
  const origin = { date: today, ...(commit && { commit }), ...(command && { command }) };
  return printable(
    `${JSON.stringify({ schemaVersion: 1, ...origin, ...evidence }, undefined, 2)}\n`,
  );
}

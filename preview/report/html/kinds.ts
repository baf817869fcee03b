import type { PlannedResource } from "../../model";
import { whyAccepted } from "../exemption";
import type { Finding } from "../stack-report";

/** How a finding counts: a mandatory violation, an advisory one, or one that is exempt or in the baseline. */
export type FindingKind = "mandatory" | "advisory" | "exempt";

export const findingKinds = ["mandatory", "advisory", "exempt"] as const;

export function kindOf(
  finding: Pick<Finding, "level" | "exemption" | "isInBaseline">,
): FindingKind {
  return whyAccepted(finding) === undefined ? finding.level : "exempt";
}

/** The worst kind among findings; undefined where there are none. */
export function worstKind(findings: readonly Finding[]): FindingKind | undefined {
  const kinds = new Set(findings.map(kindOf));
  return findingKinds.find((kind) => kinds.has(kind));
}

/** Said to those who don't see the mark. */
export const kindWords = {
  mandatory: "mandatory violation",
  advisory: "advisory",
  exempt: "exempt",
};

export function operationOf(
  { kind }: PlannedResource,
  judged: "plan" | "state",
): { readonly mark: string; readonly word: string } {
  if (kind === "read") return { mark: "›", word: "read" };
  return judged === "state" ? { mark: "•", word: "deployed" } : { mark: "+", word: "create" };
}

/** Colours differ by service, so that a long plan can be told apart at a glance. */
export function serviceOf(type: string): string {
  const [pkg = "", module = ""] = type.split(":");
  return pkg === "aws" ? (module.split("/")[0] ?? "") : pkg;
}

import { html, type Markup } from "../html/markup";
import type { EvidenceStatus } from "./policy-evidence";

export const statusWords: Readonly<Record<EvidenceStatus, string>> = {
  failed: "failed",
  undecided: "not decided",
  exempt: "exempt",
  passed: "passed",
  notApplicable: "not applicable",
};

export const statusMeanings: Readonly<Record<EvidenceStatus, string>> = {
  failed: "A policy found a violation, at whatever level, that no exemption covers.",
  undecided:
    "No policy can decide it, a policy is off or asks for less, something could not be evaluated, or the decision waits for the update.",
  exempt:
    "Nothing is left but violations that exemptions of the configuration cover, with owner and last day.",
  passed:
    "Policies evaluated something, and found nothing against it. A control may ask for more than a program shows.",
  notApplicable: "The stack declares nothing that it is about.",
};

export function statusBadge(status: EvidenceStatus): Markup {
  return html`<span class="status ${status}">${statusWords[status]}</span>`;
}

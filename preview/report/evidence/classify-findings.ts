import type { Compliance, PolicyAnswer } from "../../compliance/compliance";
import { nameOfUrn, typeOfUrn } from "../../engine/urn";
import type { ConfiguredExemption, PackEvaluation, PolicyEvaluation } from "../../evaluation";
import type { PolicyViolation, PreviewResult } from "../../model";
import { isOfTypes } from "./resource-types";
import { matchesPattern } from "./wildcard";

export interface EvidenceFinding {
  readonly urn: string;
  readonly level: PolicyViolation["level"];
  readonly message: string;
  /** True where a baseline lets it pass: it fails a control as others do. */
  readonly isInBaseline?: true;
}

/** A finding that an exemption of the pack's configuration lets pass. */
export interface ExemptFinding extends EvidenceFinding {
  readonly exemption: ConfiguredExemption;
}

export interface ClassifiedFindings {
  readonly failed: readonly EvidenceFinding[];
  readonly exempt: readonly ExemptFinding[];
  /** What the policy leaves to the update, or only warns of. */
  readonly undecided: readonly EvidenceFinding[];
}

interface Subject {
  readonly result: PreviewResult;
  readonly compliance: Compliance;
  readonly pack: PackEvaluation | undefined;
  readonly evaluation: PolicyEvaluation | undefined;
  readonly policyPack: string;
  readonly policy: string;
  readonly answer: PolicyAnswer;
  /** All of the policy. */
  readonly answers: readonly PolicyAnswer[];
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** What a policy found that is about an answer of it, by what it comes to. */
export function classifyFindings(subject: Subject): ClassifiedFindings {
  const { result, policyPack, policy, answer, answers } = subject;
  const own = result.violations.filter(
    (each) =>
      each.policyPack === policyPack && each.policy === policy && isAbout(each, answer, answers),
  );
  const classified = own.map((violation) => {
    const { urn, level, message, isInBaseline } = violation;
    const finding = { urn, level, message, ...(isInBaseline ? { isInBaseline } : {}) };
    return { finding, ...classify(violation, subject) };
  });
  const withStatus = (status: string) =>
    classified.filter((each) => each.status === status).map(({ finding }) => finding);
  return {
    failed: withStatus("failed"),
    exempt: classified.flatMap(({ finding, exemption }) =>
      exemption === undefined
        ? []
        : [{ ...finding, message: withoutNote(finding.message, exemption), exemption }],
    ),
    undecided: withStatus("undecided"),
  };
}

/** The message without what a pack has added of the exemption, in parentheses at its end: the configuration tells it. */
function withoutNote(message: string, { expires }: ConfiguredExemption): string {
  const begin = message.lastIndexOf(" (", message.lastIndexOf(expires));
  const isNote = message.includes(expires) && begin > 0 && message.endsWith(")");
  return isNote ? message.slice(0, begin) : message;
}

/** A finding of a type that another answer has is about that one alone. Other forms of a resource, and the stack, are about all. */
function isAbout(
  { urn }: PolicyViolation,
  { resourceTypes }: PolicyAnswer,
  answers: readonly PolicyAnswer[],
): boolean {
  const type = typeOfUrn(urn);
  if (resourceTypes === undefined || isOfTypes(type, resourceTypes)) return true;
  const packages = answers.flatMap((each) => each.resourceTypes ?? []).map(packageOf);
  return !packages.includes(packageOf(type));
}

function packageOf(type: string): string {
  return type.split(":")[0] ?? "";
}

interface Classified {
  readonly status: "failed" | "undecided" | "exempt";
  readonly exemption?: ConfiguredExemption;
}

/** How the SDK begins where a policy has touched a value that only the update knows. */
const notRun = /^can't run policy '.+' from policy pack '.+' during preview: /;

function classify(violation: PolicyViolation, subject: Subject): Classified {
  const { message, level, isInBaseline } = violation;
  const { undecidedMessage } = subject.compliance;
  if (notRun.test(message)) return { status: "undecided" };
  if (undecidedMessage !== undefined && message.includes(undecidedMessage)) {
    return { status: "undecided" };
  }
  if (level === "mandatory" || isInBaseline) return { status: "failed" };
  const exemption = exemptionOf(violation, subject);
  if (exemption !== undefined) return { status: "exempt", exemption };
  // Softer than the policy is, and not by an exemption: a warning.
  const isWarning = subject.evaluation !== undefined && subject.evaluation.level !== "advisory";
  return { status: isWarning ? "undecided" : "failed" };
}

/** The exemption of the configuration that holds today for the finding, longest; undefined where there is none. */
function exemptionOf(
  { policy, urn }: PolicyViolation,
  { pack, today }: Subject,
): ConfiguredExemption | undefined {
  return (pack?.exemptions ?? [])
    .filter((each) => each.policy === policy && each.expires >= today && isComplete(each))
    .filter(
      ({ resource }) => matchesPattern(urn, resource) || matchesPattern(nameOfUrn(urn), resource),
    )
    .toSorted((one, other) => other.expires.localeCompare(one.expires))[0];
}

/** What names nobody, no reason or no resource exempts from nothing. */
function isComplete({ owner, reason, resource }: ConfiguredExemption): boolean {
  return owner.trim() !== "" && reason.trim() !== "" && /[^*?]/.test(resource);
}

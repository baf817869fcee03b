import {
  areOff,
  type DescribedPolicy,
  rankOfSeverity,
  type SourceLocation,
  severities,
} from "../described";
import type { PlannedResource, PolicyViolation, PreviewResult } from "../model";
import { type NotEvaluated, notEvaluated } from "../not-evaluated";
import {
  type Counts,
  countResult,
  type Outcome,
  outcomeOf,
  shownResources,
} from "../render/counts";
import { hideSecrets } from "../secrets/hide-secrets";
import type { Evidence } from "./evidence/evidence";
import {
  type ExemptionEntry,
  type ExemptionMessages,
  type FindingExemption,
  isListing,
  noExemptions,
  readExemptions,
  whyAccepted,
} from "./exemption";

/** A violation as reports show it: without secrets, and with its exemption apart. */
export interface Finding extends PolicyViolation {
  readonly exemption?: FindingExemption;
  /** Within the repository; the project's file where the program's is not known. */
  readonly location: SourceLocation;
}

export type Tone = "passed" | "attention" | "violations" | "failed";

export interface ReportedPack {
  readonly name: string;
  readonly version: string;
  /** Those that are not disabled; where a pack does not tell them, those that found something. */
  readonly policies: readonly DescribedPolicy[];
}

/** What there is to report of one stack: what all reports are written from. */
export interface StackReport {
  readonly project: string;
  readonly stack: string;
  readonly judged: "plan" | "state";
  readonly outcome: Outcome;
  /** The outcome as a colour: nothing is green that only advises, or that nobody has looked into. */
  readonly tone: Tone;
  /** Whether every policy is disabled. */
  readonly isOff: boolean;
  readonly counts: Counts;
  /** Why the program failed. */
  readonly error?: string;
  readonly packs: readonly ReportedPack[];
  /** Mandatory ones first. */
  readonly findings: readonly Finding[];
  readonly exemptions: readonly ExemptionEntry[];
  readonly resources: readonly PlannedResource[];
  readonly notEvaluated: readonly NotEvaluated[];
  readonly remediations: readonly { readonly policy: string; readonly urn: string }[];
  readonly notes: readonly string[];
  readonly seconds: number;
}

/** What reports need to know beside the results. */
export interface Reporting {
  /** YYYY-MM-DD: the days that exemptions have left are counted from it. */
  readonly today: string;
  readonly exemptions?: ExemptionMessages | undefined;
  /** What reports of evidence say. */
  readonly evidence?: Evidence | undefined;
  /** How the reports came about. */
  readonly origin?: ReportOrigin;
}

export interface ReportOrigin {
  /** As git names it. */
  readonly commit?: string | undefined;
  /** As the user would call it again. */
  readonly command?: string | undefined;
}

export function describeStack(
  given: PreviewResult,
  { today, exemptions = noExemptions }: Reporting,
): StackReport {
  const result = hideSecrets(given);
  const { violations } = result;
  const reported = violations.filter((violation) => !isListing(violation, exemptions));
  const byUrn = new Map(result.resources.map((resource) => [resource.urn, resource]));
  const findings = reported
    .map((violation) => ({
      ...violation,
      ...exemptions.split(violation.message),
      location: locate(byUrn.get(violation.urn), result.projectPath ?? ""),
    }))
    .sort((one, other) => rankOf(one) - rankOf(other));
  const outcome = outcomeOf(result);
  const opaque = notEvaluated(result);
  const isAdvised = findings.some((finding) => whyAccepted(finding) === undefined);
  const isPartial = result.packs.length === 0 || opaque.length > 0;
  return {
    project: result.project,
    stack: result.stack,
    judged: result.judged ?? "plan",
    outcome,
    tone: outcome === "passed" && (isAdvised || isPartial) ? "attention" : outcome,
    isOff: areOff(result.packs),
    counts: countResult(result),
    ...(result.programError === undefined ? {} : { error: result.programError }),
    packs: result.packs.map(({ name, version, policies }) => ({
      name,
      version,
      policies: policiesOf(violations.filter(isOf(name, version)), policies),
    })),
    findings,
    exemptions: readExemptions(violations, today, exemptions),
    resources: shownResources(result),
    notEvaluated: opaque,
    remediations: result.remediations.map(({ policy, urn }) => ({ policy, urn })),
    notes: notesOf(result),
    seconds: result.durations.totalMs / 1000,
  };
}

/** Each once; what is not evaluated is told on its own. */
function notesOf({ notes }: Pick<PreviewResult, "notes">): readonly string[] {
  return [...new Set(notes.filter(({ kind }) => kind !== "remote").map(({ text }) => text))];
}

/** Whether a violation is the pack's. */
export function isOf(name: string, version: string): (violation: PolicyViolation) => boolean {
  return ({ policyPack, policyPackVersion }) =>
    policyPack === name && policyPackVersion === version;
}

/** Mandatory before advisory before accepted; then by severity. */
function rankOf(finding: Finding) {
  const { level, severity } = finding;
  const kind = whyAccepted(finding) !== undefined ? 2 : level === "mandatory" ? 0 : 1;
  return kind * (severities.length + 1) + rankOfSeverity(severity);
}

function locate(resource: PlannedResource | undefined, projectPath: string): SourceLocation {
  const { file, line, column } = resource?.source ?? { file: "Pulumi.yaml", line: 1, column: 1 };
  return { file: projectPath === "" ? file : `${projectPath}/${file}`, line, column };
}

function policiesOf(
  violations: readonly PolicyViolation[],
  described: readonly DescribedPolicy[] | undefined,
): readonly DescribedPolicy[] {
  const known = (described ?? []).filter(({ level }) => level !== "disabled");
  const names = new Set(known.map(({ name }) => name));
  const found = new Map(
    violations.filter(({ policy }) => !names.has(policy)).map((each) => [each.policy, each]),
  );
  return [
    ...known,
    ...[...found].map(([name, { description, level, severity, remediationSteps, url }]) => ({
      name,
      description,
      level,
      ...(severity === undefined ? {} : { severity }),
      ...(remediationSteps === undefined ? {} : { remediationSteps }),
      ...(url === undefined ? {} : { url }),
    })),
  ];
}

import { rankOfSeverity, type Severity } from "../../described";
import type { Outcome } from "../../render/counts";
import { type ExemptionEntry, whyAccepted } from "../exemption";
import type { Finding, StackReport, Tone } from "../stack-report";
import { byDaysLeft } from "../verdict";

/** What was found in many stacks, by what is to be done first. */
export interface Fleet {
  readonly schemaVersion: 1;
  /** YYYY-MM-DD: the days that exemptions have left are counted from it. */
  readonly today: string;
  /** Those that fail first, then by name. */
  readonly stacks: readonly FleetStack[];
  /** Neither exempt nor in a baseline: mandatory ones first, then by severity, policy and stack. */
  readonly findings: readonly FleetFinding[];
  /** Those that are not in order and have no day first, then by the days that are left. */
  readonly exemptions: readonly FleetExemption[];
}

interface InStack {
  readonly project: string;
  readonly stack: string;
}

export interface FleetStack extends InStack {
  readonly judged: StackReport["judged"];
  readonly outcome: Outcome;
  readonly tone: Tone;
  readonly resources: number;
  readonly mandatory: number;
  readonly advisory: number;
  /** Findings that an exemption or a baseline lets pass. */
  readonly accepted: number;
  readonly notEvaluated: number;
  /** Why the program failed. */
  readonly error?: string;
}

export interface FleetFinding extends InStack {
  readonly policyPack: string;
  readonly policy: string;
  readonly level: Finding["level"];
  readonly severity?: Severity;
  readonly message: string;
  readonly urn: string;
}

/** One that several stacks have in common is there once. */
export interface FleetExemption extends Omit<ExemptionEntry, "findings"> {
  readonly stacks: readonly (InStack & {
    /** How many findings it softens there. */
    readonly findings: number;
  })[];
}

export function fleetOf(reports: readonly StackReport[], today: string): Fleet {
  return {
    schemaVersion: 1,
    today,
    stacks: reports.map(stackOf).sort(byUrgency),
    findings: reports.flatMap(findingsOf).sort(byWeight),
    exemptions: exemptionsOf(reports).sort(byLastDay),
  };
}

function stackOf(report: StackReport): FleetStack {
  const { project, stack, judged, outcome, tone, resources, findings, notEvaluated } = report;
  const open = findings.filter(isOpen);
  return {
    project,
    stack,
    judged,
    outcome,
    tone,
    resources: resources.length,
    mandatory: open.filter(({ level }) => level === "mandatory").length,
    advisory: open.filter(({ level }) => level === "advisory").length,
    accepted: findings.length - open.length,
    notEvaluated: notEvaluated.length,
    ...(report.error === undefined ? {} : { error: report.error }),
  };
}

function isOpen(finding: Finding): boolean {
  return whyAccepted(finding) === undefined;
}

function findingsOf({ project, stack, findings }: StackReport): readonly FleetFinding[] {
  return findings.filter(isOpen).map(({ policyPack, policy, level, severity, message, urn }) => ({
    ...{ project, stack, policyPack, policy, level },
    ...(severity === undefined ? {} : { severity }),
    ...{ message, urn },
  }));
}

function exemptionsOf(reports: readonly StackReport[]): FleetExemption[] {
  const all = reports.flatMap(({ project, stack, exemptions }) =>
    exemptions.map(({ findings, ...exemption }) => ({
      exemption,
      key: JSON.stringify(exemption),
      place: { project, stack, findings },
    })),
  );
  return [...Map.groupBy(all, ({ key }) => key).values()].flatMap(([first, ...more]) =>
    first === undefined
      ? []
      : [{ ...first.exemption, stacks: [first, ...more].map(({ place }) => place).sort(byName) }],
  );
}

const tones: readonly Tone[] = ["failed", "violations", "attention", "passed"];

function byUrgency(one: FleetStack, other: FleetStack): number {
  return (
    tones.indexOf(one.tone) - tones.indexOf(other.tone) ||
    other.mandatory - one.mandatory ||
    byName(one, other)
  );
}

function byWeight(one: FleetFinding, other: FleetFinding): number {
  return (
    Number(one.level !== "mandatory") - Number(other.level !== "mandatory") ||
    rankOfSeverity(one.severity) - rankOfSeverity(other.severity) ||
    compare(one.policy, other.policy) ||
    byName(one, other) ||
    compare(one.urn, other.urn)
  );
}

function byLastDay(one: FleetExemption, other: FleetExemption): number {
  return (
    byDaysLeft(one, other) ||
    compare(one.policy, other.policy) ||
    compare(one.resource, other.resource)
  );
}

function byName(one: InStack, other: InStack): number {
  return compare(one.project, other.project) || compare(one.stack, other.stack);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

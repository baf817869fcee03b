import type { Compliance, ComplianceSource } from "../../compliance/compliance";
import type { PreviewResult } from "../../model";
import { type NotEvaluated, notEvaluated } from "../../not-evaluated";
import { hideSecrets } from "../../secrets/hide-secrets";
import {
  type AnsweredControls,
  type EvidenceStatus,
  evidenceStatuses,
  type PolicyEvidence,
  policyEvidence,
} from "./policy-evidence";

/** What policy packs say of the controls that they answer, on one stack or many. */
export interface Evidence {
  readonly stacks: readonly EvidenceStack[];
  readonly packs: readonly EvidencePack[];
  readonly frameworks: readonly EvidenceFramework[];
  /** What the controls rest on. */
  readonly policies: readonly PolicyEvidence[];
}

export interface EvidenceStack {
  readonly project: string;
  readonly stack: string;
  /** The plan of an update, or the state of a deployed stack. */
  readonly judged: "plan" | "state";
  readonly error?: string;
  /** What no policy could look into. */
  readonly notEvaluated: readonly NotEvaluated[];
}

export interface EvidencePack {
  readonly name: string;
  readonly version: string;
  readonly source?: ComplianceSource;
}

export type StatusCounts = Readonly<Record<EvidenceStatus, number>>;

export interface EvidenceFramework {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly url?: string;
  readonly counts: StatusCounts;
  readonly controls: readonly ControlEvidence[];
}

export interface ControlEvidence {
  readonly id: string;
  readonly title?: string;
  readonly status: EvidenceStatus;
  /** Why no policy decides it. */
  readonly reason?: string;
  /** What it rests on, by id. */
  readonly policies: readonly string[];
}

export type Compliances = ReadonlyMap<string, Compliance>;

/** @param today YYYY-MM-DD: exemptions hold by that day */
export function describeEvidence(
  given: readonly PreviewResult[],
  compliances: Compliances,
  today: string,
): Evidence {
  const results = given.map(hideSecrets);
  const found = results.flatMap((result) =>
    [...compliances].flatMap(([policyPack, compliance]) =>
      policyEvidence({ result, policyPack, compliance, today }),
    ),
  );
  return {
    stacks: results.map((result) => ({
      project: result.project,
      stack: result.stack,
      judged: result.judged ?? "plan",
      ...(result.programError === undefined ? {} : { error: result.programError }),
      notEvaluated: notEvaluated(result),
    })),
    packs: packsOf(results, compliances),
    frameworks: frameworksOf(compliances, found.flatMap(byControl)),
    policies: found.map(({ evidence }) => evidence),
  };
}

function packsOf(
  results: readonly PreviewResult[],
  compliances: Compliances,
): readonly EvidencePack[] {
  const packs = results
    .flatMap(({ evaluations = [] }) => evaluations)
    .map(({ policyPack, policyPackVersion }) => [policyPack, policyPackVersion] as const);
  return [...new Map(packs)].map(([name, version]) => {
    const source = compliances.get(name)?.source;
    return { name, version, ...(source === undefined ? {} : { source }) };
  });
}

interface ControlPart {
  readonly framework: string;
  readonly control: string;
  readonly evidence: PolicyEvidence;
}

function byControl({ evidence, controls }: AnsweredControls): readonly ControlPart[] {
  return Object.entries(controls).flatMap(([framework, ids]) =>
    ids.map((control) => ({ framework, control, evidence })),
  );
}

function frameworksOf(
  compliances: Compliances,
  parts: readonly ControlPart[],
): readonly EvidenceFramework[] {
  const known: Compliance["frameworks"] = Object.fromEntries(
    [...compliances.values()].flatMap(({ frameworks }) => Object.entries(frameworks)),
  );
  const byFramework = Map.groupBy(parts, ({ framework }) => framework);
  const ids = new Set([...Object.keys(known), ...byFramework.keys()]);
  return [...ids].map((id) => {
    const { name, version, url, controls: notes = {} } = known[id] ?? { name: id, version: "" };
    const own = Map.groupBy(byFramework.get(id) ?? [], ({ control }) => control);
    const controls = [...new Set([...Object.keys(notes), ...own.keys()])]
      .sort(compareIds)
      .map((control) => {
        const evidence = (own.get(control) ?? []).map((part) => part.evidence);
        return describeControl(control, notes[control] ?? {}, evidence);
      });
    const counts = countStatuses(controls);
    return { id, name, version, ...(url === undefined ? {} : { url }), counts, controls };
  });
}

/** Compares numbers by value: A.9 before A.10. */
export function compareIds(one: string, other: string): number {
  return one.localeCompare(other, "en", { numeric: true });
}

function describeControl(
  id: string,
  { title, undecidable }: { readonly title?: string; readonly undecidable?: string },
  evidence: readonly PolicyEvidence[],
): ControlEvidence {
  const reason = undecidable ?? (evidence.length === 0 ? "no policy answers it" : undefined);
  return {
    id,
    ...(title === undefined ? {} : { title }),
    status: controlStatus(evidence),
    ...(reason === undefined ? {} : { reason }),
    policies: evidence.map((each) => each.id),
  };
}

/** What no policy answers is undecided. */
export function controlStatus(evidence: readonly PolicyEvidence[]): EvidenceStatus {
  return evidence.length === 0 ? "undecided" : worstStatus(evidence);
}

/** The one that decides: a control passed only where a policy passed, and the others did or were for nothing there. */
export function worstStatus(parts: readonly { readonly status: EvidenceStatus }[]): EvidenceStatus {
  const found = new Set(parts.map(({ status }) => status));
  return evidenceStatuses.find((status) => found.has(status)) ?? "notApplicable";
}

export function countStatuses(controls: readonly ControlEvidence[]): StatusCounts {
  const count = (status: EvidenceStatus) =>
    controls.filter((control) => control.status === status).length;
  return {
    failed: count("failed"),
    undecided: count("undecided"),
    exempt: count("exempt"),
    passed: count("passed"),
    notApplicable: count("notApplicable"),
  };
}

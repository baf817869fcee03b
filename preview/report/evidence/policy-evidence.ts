import { isDeepStrictEqual } from "node:util";
import type { Compliance, PolicyAnswer } from "../../compliance/compliance";
import { typeOfUrn } from "../../engine/urn";
import type { PackEvaluation, PolicyEvaluation } from "../../evaluation";
import type { PreviewResult } from "../../model";
import { notEvaluated } from "../../not-evaluated";
import { type ClassifiedFindings, classifyFindings } from "./classify-findings";
import { isOfTypes } from "./resource-types";

export const evidenceStatuses = [
  "failed",
  "undecided",
  "exempt",
  "passed",
  "notApplicable",
] as const;

/** What came of a policy or of a control. It passed only where something was evaluated and nothing is left. */
export type EvidenceStatus = (typeof evidenceStatuses)[number];

/** What a policy says of the resources that one of its answers is about, in one stack. */
export interface PolicyEvidence extends ClassifiedFindings {
  /** Of this report: controls name it by that. */
  readonly id: string;
  readonly project: string;
  readonly stack: string;
  readonly policyPack: string;
  readonly policy: string;
  readonly description: string;
  /** As configured; undefined where the pack has no such policy, or has not started. */
  readonly level: PolicyEvaluation["level"] | undefined;
  /** How it evaluates: resource by resource, or the stack as a whole. */
  readonly scope: "resource" | "stack" | undefined;
  /** The types that the answer is about; undefined for all that the policy evaluates. */
  readonly resourceTypes: readonly string[] | undefined;
  /** Parameters whose values are not the pack's defaults. */
  readonly changedParameters: Readonly<Record<string, unknown>>;
  readonly status: EvidenceStatus;
  /** Why it is undecided as a whole. */
  readonly reason?: string;
  /** Resources that the policy was asked about; of a stack policy, those of the types in the stack that it evaluated. */
  readonly evaluated: readonly string[];
}

interface Asked {
  readonly result: PreviewResult;
  readonly policyPack: string;
  readonly compliance: Compliance;
  readonly today: string;
}

/** What an answer says, and the controls that it is for. */
export interface AnsweredControls {
  readonly evidence: PolicyEvidence;
  readonly controls: PolicyAnswer["controls"];
}

/** The evidence of a pack on one stack: one for each answer of each policy, in the order of the file. */
export function policyEvidence(asked: Asked): readonly AnsweredControls[] {
  const { result, policyPack, compliance } = asked;
  const pack = result.evaluations?.find((each) => each.policyPack === policyPack);
  const maybeMissed = whyMaybeMissed(result);
  return Object.entries(compliance.policies).flatMap(([policy, answers]) => {
    const evaluation = pack?.policies.find((each) => each.policy === policy);
    return answers.map((answer, index): AnsweredControls => {
      const findings = classifyFindings({ ...asked, pack, evaluation, answer, answers, policy });
      const evaluated = evaluatedUrns(result, evaluation, answer);
      const reason = undecidedReason({ result, maybeMissed, pack, evaluation, answer, evaluated });
      const evidence: PolicyEvidence = {
        id: [result.project, result.stack, policyPack, policy, index + 1].join("/"),
        project: result.project,
        stack: result.stack,
        policyPack,
        policy,
        description: evaluation?.description ?? "",
        level: evaluation?.level,
        scope: evaluation?.scope,
        resourceTypes: answer.resourceTypes,
        changedParameters: Object.fromEntries(
          (evaluation?.changedParameters ?? [])
            // The exemptions that were used are told with the findings.
            .filter((name) => name !== "exemptions")
            .map((name) => [name, evaluation?.parameters[name]]),
        ),
        status: statusOf(findings, evaluated, reason),
        ...(reason === undefined ? {} : { reason }),
        evaluated,
        ...findings,
      };
      return { evidence, controls: answer.controls };
    });
  });
}

function statusOf(
  { failed, undecided, exempt }: ClassifiedFindings,
  evaluated: readonly string[],
  reason: string | undefined,
): EvidenceStatus {
  if (failed.length > 0) return "failed";
  if (reason !== undefined || undecided.length > 0) return "undecided";
  if (exempt.length > 0) return "exempt";
  return evaluated.length > 0 ? "passed" : "notApplicable";
}

function evaluatedUrns(
  { resources }: PreviewResult,
  evaluation: PolicyEvaluation | undefined,
  { resourceTypes }: PolicyAnswer,
): readonly string[] {
  if (evaluation === undefined || evaluation.urns.length === 0) return [];
  if (resourceTypes === undefined) return evaluation.urns;
  if (evaluation.scope === "resource") {
    return evaluation.urns.filter((urn) => isOfTypes(typeOfUrn(urn), resourceTypes));
  }
  return declaredOf(resources, resourceTypes).map(({ urn }) => urn);
}

interface Circumstances {
  readonly result: PreviewResult;
  /** Why there may be something of the types, though nothing was evaluated. */
  readonly maybeMissed: string | undefined;
  readonly pack: PackEvaluation | undefined;
  readonly evaluation: PolicyEvaluation | undefined;
  readonly answer: PolicyAnswer;
  readonly evaluated: readonly string[];
}

/** Why no finding, or none evaluated, says nothing here; undefined where it does. */
function undecidedReason(circumstances: Circumstances): string | undefined {
  const { result, maybeMissed, pack, evaluation, answer, evaluated } = circumstances;
  if (pack === undefined) return "the policy pack has not started";
  if (result.programError !== undefined) {
    return "the program failed: what it had still to declare was not evaluated";
  }
  if (evaluated.length === 0 && !declaresTypes(result, answer)) return maybeMissed;
  if (evaluation === undefined) return "the policy pack has no such policy";
  if (evaluation.level === "disabled") return "the policy is off";
  const lacking = lackingParameters(evaluation, answer);
  if (lacking !== undefined) return lacking;
  if (evaluation.scope === undefined) return "the policy does not say what it evaluates";
  if (evaluation.scope === "stack" && !pack.hasEvaluatedStack) {
    return "the stack as a whole was not evaluated";
  }
  if (answer.resourceTypes === undefined && !evaluation.isSelective && evaluated.length > 0) {
    return "the policy says of nothing that it is not for it: what it looked at is not known";
  }
  return evaluated.length > 0 ? undefined : maybeMissed;
}

/** Where it does not, there is nothing that a policy which is off would have evaluated. */
function declaresTypes({ resources }: PreviewResult, { resourceTypes }: PolicyAnswer): boolean {
  return resourceTypes === undefined || declaredOf(resources, resourceTypes).length > 0;
}

/** What is only read is not the stack's. */
function declaredOf(resources: PreviewResult["resources"], types: readonly string[]) {
  return resources.filter(({ kind, type }) => kind !== "read" && isOfTypes(type, types));
}

/** Of other types than the answer names, and the same in AWS. */
const otherForms = ["aws-native:*", "aws:cloudcontrol/resource:Resource"];

/** Why there may be something of the types, though nothing was evaluated. */
function whyMaybeMissed(result: PreviewResult): string | undefined {
  const opaque = notEvaluated(result).filter(({ urn }) => urn !== undefined).length;
  if (opaque > 0) {
    return `nothing was evaluated, and ${opaque} of the resources can't be looked into`;
  }
  const others = declaredOf(result.resources, otherForms).length;
  return others > 0
    ? `nothing of these types was evaluated, and ${others} of the resources can be such in another form (aws-native, Cloud Control)`
    : undefined;
}

function lackingParameters(
  { parameters }: PolicyEvaluation,
  { parameters: needed = {} }: PolicyAnswer,
): string | undefined {
  const lacking = Object.entries(needed).filter(
    ([name, value]) => !isDeepStrictEqual(parameters[name], value),
  );
  if (lacking.length === 0) return undefined;
  const texts = lacking.map(
    ([name, value]) =>
      `${name} ${JSON.stringify(value)}, and it is ${JSON.stringify(parameters[name])}`,
  );
  return `the policy asks for less than the controls: they need ${texts.join("; ")}`;
}

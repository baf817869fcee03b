import type { PolicyComplianceFramework, ReportViolation, Severity } from "@pulumi/policy";
import type { Problems } from "../values/problems";
import type { InputsOf } from "../values/resource-types";
import { type Parameters, resolveConfig, undefinedGroups } from "./config";
import { type ExemptionTarget, exemptionFlaw, findExemption } from "./exemptions";
import { applyExemption, collectFindings, type Finding, report } from "./findings";
import { functionGroup } from "./function-groups";
import {
  currentSettings,
  exemptionTerms,
  isEndingWithRemedies,
  recordConfiguration,
  recordUse,
  today,
} from "./session";
import type { Settings } from "./settings";

const functionType = "aws:lambda/function:Function";

/** What the engine is told of a policy, and its parameters. */
export interface Metadata<Config> {
  /** Kebab case, and the name of the policy's file. */
  readonly name: string;
  /** What it was called before: configurations and exemptions may still say so until the next major version but one. */
  readonly formerNames?: readonly string[];
  readonly displayName: string;
  readonly description: string;
  readonly severity: Severity;
  readonly enforcementLevel?: "advisory" | "mandatory" | "disabled";
  /** False for the policy that watches over the exemptions: none softens it. */
  readonly isExemptible?: boolean;
  readonly framework?: PolicyComplianceFramework;
  readonly tags: readonly string[];
  readonly remediationSteps: string;
  readonly url?: string;
  readonly config: Parameters<Config>;
}

/** What a check knows beside the inputs of the resource it evaluates. */
export interface Context<Config> {
  readonly config: Config;
  readonly settings: Settings;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The function group (see `settings`) of the resource, where it is a function that is in one. */
  readonly group: string | undefined;
}

export interface ResourceSubject<Type extends string> {
  readonly urn: string;
  readonly type: Type;
  readonly name: string;
  readonly inputs: InputsOf<Type>;
  /** Where a template declares the resource: its logical id there, which messages name. */
  readonly logicalId?: string;
  /** The option of that name; a deployed stack does not keep it. */
  readonly ignoreChanges?: readonly string[];
  readonly providerProperties: Readonly<Record<string, unknown>>;
}

type Given = Readonly<Record<string, unknown>>;

/** A resource, and the check of it. */
export interface Evaluation<Config> {
  readonly subject: ResourceSubject<string>;
  readonly check: (context: Context<Config>) => Problems;
}

/** Reports what is wrong with a resource, its exemption considered. */
export function evaluate<Config>(
  definition: Metadata<Config>,
  evaluation: Evaluation<Config>,
  givenConfig: Given,
  reportViolation: ReportViolation,
): void {
  const found = findingsOf(definition, evaluation, givenConfig);
  reportFindings(definition, evaluation.subject, found, reportViolation);
}

/**
 * Reports what is wrong with a resource as it is deployed and not as it is declared: it was changed by other
 * means than the program.
 */
export function evaluateDeployed<Config>(
  definition: Metadata<Config>,
  declared: Evaluation<Config>,
  deployed: Evaluation<Config>,
  givenConfig: Given,
  reportViolation: ReportViolation,
): void {
  const known = new Set(findingsOf(definition, declared, givenConfig).map((each) => each.message));
  const added = findingsOf(definition, deployed, givenConfig)
    .filter(({ message }) => !known.has(message))
    .map((each) => ({ ...each, message: `${each.message} (as deployed, not as declared)` }));
  reportFindings(definition, deployed.subject, added, reportViolation);
}

function findingsOf<Config>(
  { name, config: parameters }: Metadata<Config>,
  { subject, check }: Evaluation<Config>,
  givenConfig: Given,
): readonly Finding[] {
  recordConfiguration(name, givenConfig);
  const { context, problems } = contextFor(parameters, subject, givenConfig);
  const found: readonly Finding[] = [
    ...problems.map((message) => ({ message })),
    ...collectFindings(() => check(context), context.settings),
  ];
  // Several parts of a check may ask for one document that is not known.
  return found.filter(
    ({ message, level }, index) =>
      found.findIndex((each) => each.message === message && each.level === level) === index,
  );
}

function reportFindings(
  { name, formerNames = [], description, remediationSteps, isExemptible = true }: Metadata<unknown>,
  subject: ResourceSubject<string>,
  findings: readonly Finding[],
  reportViolation: ReportViolation,
): void {
  const exemptions = isExemptible ? currentSettings().exemptions : [];
  const terms = exemptionTerms();
  const exemption = findExemption(exemptions, {
    policies: [name, ...formerNames],
    target: subject,
    terms,
  });
  const flaw = exemption && exemptionFlaw(exemption, subject.urn, terms);
  if (exemption && findings.length > 0) recordUse(exemption);
  const { logicalId } = subject;
  for (const finding of findings) {
    const { message } = finding;
    const found =
      logicalId === undefined ? finding : { ...finding, message: `'${logicalId}': ${message}` };
    report(reportViolation, applyExemption(found, exemption, flaw), {
      description,
      urn: subject.urn,
      ...(isEndingWithRemedies() && { remedy: remediationSteps }),
    });
  }
}

/** What a check is told beside its subject, and what is wrong in the configuration. */
export function contextFor<Config>(
  parameters: Parameters<Config>,
  subject: ResourceSubject<string>,
  givenConfig: Readonly<Record<string, unknown>>,
): { readonly context: Context<Config>; readonly problems: readonly string[] } {
  const settings = currentSettings();
  const { config, problems } = resolveConfig(parameters, givenConfig);
  return {
    context: { config, settings, today: today(), group: groupOf(settings, subject) },
    problems: [
      ...problems,
      ...undefinedGroups(parameters, config, Object.keys(settings.functionGroups)),
    ],
  };
}

/** Whether an exemption that holds today covers the resource. */
export function isExempt(
  { name, formerNames = [] }: Pick<Metadata<unknown>, "name" | "formerNames">,
  subject: ExemptionTarget,
  { settings }: Context<unknown>,
): boolean {
  const terms = exemptionTerms();
  const policies = [name, ...formerNames];
  const exemption = findExemption(settings.exemptions, { policies, target: subject, terms });
  if (!exemption || exemptionFlaw(exemption, subject.urn, terms) !== undefined) return false;
  recordUse(exemption);
  return true;
}

function groupOf({ functionGroups }: Settings, subject: ResourceSubject<string>) {
  if (subject.type !== functionType) return undefined;
  return functionGroup(functionGroups, subject as ResourceSubject<typeof functionType>);
}

import type { PolicyComplianceFramework, ReportViolation, Severity } from "@pulumi/policy";
import { oncePer } from "../values/once-per";
import type { Problems } from "../values/problems";
import type { InputsOf } from "../values/resource-types";
import { type Parameters, resolveConfig, undefinedGroups } from "./config";
import { type ExemptionTarget, exemptionFor } from "./exemptions";
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

/** The parameters of a policy, and the metadata that the engine gets. */
export interface Metadata<Config> {
  /** Kebab case, and the name of the policy's file. */
  readonly name: string;
  /**
   * Its former names, usable in configurations and exemptions until the next major version but one.
   */
  readonly formerNames?: readonly string[];
  readonly displayName: string;
  readonly description: string;
  readonly severity: Severity;
  readonly enforcementLevel?: "advisory" | "mandatory" | "disabled";
  /** False for the policy that checks the exemptions, so that no exemption softens it. */
  readonly isExemptible?: boolean;
  readonly framework?: PolicyComplianceFramework;
  readonly tags: readonly string[];
  readonly remediationSteps: string;
  readonly url?: string;
  readonly config: Parameters<Config>;
}

/** What a check knows besides the inputs of the resource that it evaluates. */
export interface Context<Config> {
  readonly config: Config;
  readonly settings: Settings;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The function group (see `settings`) of the resource, if it is a function in a group. */
  readonly group: string | undefined;
}

export interface ResourceSubject<Type extends string> {
  readonly urn: string;
  readonly type: Type;
  readonly name: string;
  readonly inputs: InputsOf<Type>;
  /** The logical id, which messages name, if a template declares the resource. */
  readonly logicalId?: string;
  /** The resource option; a deployed stack does not keep it. */
  readonly ignoreChanges?: readonly string[];
  readonly providerProperties: Readonly<Record<string, unknown>>;
}

type Given = Readonly<Record<string, unknown>>;

/** A resource and its check. */
export interface Evaluation<Config> {
  readonly subject: ResourceSubject<string>;
  readonly check: (context: Context<Config>) => Problems;
}

/** Reports what is wrong with a resource, after applying its exemption. */
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
 * Reports what is wrong with a resource as deployed but not as declared: it was changed outside the
 * program.
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
  // Several parts of a check may read the same unknown document.
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
  if (findings.length === 0) return;
  const exemptions = isExemptible ? currentSettings().exemptions : [];
  const { exemption, flaw } = exemptionFor(exemptions, {
    policies: [name, ...formerNames],
    target: subject,
    terms: exemptionTerms(),
  });
  if (exemption) recordUse(exemption);
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

/** In the stack phase, all resources are evaluated with one given configuration. */
const resolutions = oncePer((_given: Given) => new Map<object, unknown>());

function resolved<Config>(parameters: Parameters<Config>, given: Given) {
  const known = resolutions(given);
  const resolution = known.get(parameters) ?? resolveConfig(parameters, given);
  known.set(parameters, resolution);
  return resolution as ReturnType<typeof resolveConfig<Config>>;
}

/** The context that a check gets besides its subject, and what is wrong in the configuration. */
export function contextFor<Config>(
  parameters: Parameters<Config>,
  subject: ResourceSubject<string>,
  givenConfig: Readonly<Record<string, unknown>>,
): { readonly context: Context<Config>; readonly problems: readonly string[] } {
  const settings = currentSettings();
  const { config, problems } = resolved(parameters, givenConfig);
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
  const { exemption, flaw } = exemptionFor(settings.exemptions, {
    policies: [name, ...formerNames],
    target: subject,
    terms: exemptionTerms(),
  });
  if (!exemption || flaw !== undefined) return false;
  recordUse(exemption);
  return true;
}

function groupOf({ functionGroups }: Settings, subject: ResourceSubject<string>) {
  if (subject.type !== functionType) return undefined;
  return functionGroup(functionGroups, subject as ResourceSubject<typeof functionType>);
}

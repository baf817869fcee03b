import type {
  Policy,
  PolicyComplianceFramework,
  ReportViolation,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  Severity,
  StackValidationArgs,
  StackValidationPolicy,
} from "@pulumi/policy";
import { type Parameters, resolveConfig } from "./config";
import { type ExemptionTarget, findExemption, isExpired } from "./exemptions";
import { applyExemption, collectFindings, type Problems, report } from "./findings";
import { functionGroup } from "./function-groups";
import { rawProperties } from "./raw-properties";
import type { InputsOf } from "./resource-types";
import { currentSettings, stackOf, today } from "./session";
import type { Settings } from "./settings";
import type { StackNode, StackView } from "./stack-view";

const functionType = "aws:lambda/function:Function";

interface Metadata<Config> {
  /** Kebab case, and the name of the policy's file. */
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly severity: Severity;
  readonly enforcementLevel?: "advisory" | "mandatory" | "disabled";
  /** False for the policy that watches over the exemptions: none softens it. */
  readonly isExemptible?: boolean;
  readonly framework: PolicyComplianceFramework;
  readonly tags: readonly string[];
  readonly remediationSteps: string;
  readonly url: string;
  readonly config: Parameters<Config>;
}

/** What a check knows beside the inputs of the resource it judges. */
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
  readonly providerProperties: Readonly<Record<string, unknown>>;
}

interface ResourceDefinition<Type extends string, Config> extends Metadata<Config> {
  readonly resourceTypes: readonly Type[];
  readonly check: (subject: ResourceSubject<Type>, context: Context<Config>) => Problems;
  /** Mends the inputs in place, at level `remediate`, and says whether it changed any. */
  readonly remediate?: (subject: ResourceSubject<Type>, context: Context<Config>) => boolean;
}

interface StackDefinition<Type extends string, Config> extends Metadata<Config> {
  /** The types of the resources that are judged, each on its own; the rest of the stack is context. */
  readonly resourceTypes: readonly Type[];
  readonly check: (
    subject: StackNode<Type>,
    context: Context<Config> & { readonly stack: StackView },
  ) => Problems;
}

/** A policy on the inputs of one resource. */
export function resourcePolicy<Type extends string, Config>(
  definition: ResourceDefinition<Type, Config>,
): ResourceValidationPolicy {
  const { resourceTypes, check, remediate } = definition;
  const subjectOf = (args: ResourceValidationArgs): ResourceSubject<Type> => {
    if (!isOneOf(resourceTypes, args.type)) args.notApplicable(notApplicableReason(resourceTypes));
    const { urn, name, type } = args;
    const inputs = rawProperties(args.props) as InputsOf<Type>;
    const providerProperties = rawProperties(args.provider?.props ?? {});
    return { urn, name, type, inputs, providerProperties };
  };
  const validateResource = (args: ResourceValidationArgs, report: ReportViolation) => {
    const subject = subjectOf(args);
    judge(definition, subject, args.getConfig(), report, (context) => check(subject, context));
  };
  const remediateResource = (args: ResourceValidationArgs) => {
    const subject = subjectOf(args);
    const context = contextFor(definition.config, subject, args.getConfig()).context;
    if (isExempt(definition.name, subject, context)) return undefined;
    return remediate?.(subject, context) ? args.props : undefined;
  };
  return {
    ...metadataOf(definition),
    validateResource: withType(validateResource, resourceTypes),
    ...(remediate && { remediateResource: withType(remediateResource, resourceTypes) }),
  };
}

/** A policy on a resource and its place in the stack. A problem of one subject hides no other's. */
export function stackPolicy<Type extends string, Config>(
  definition: StackDefinition<Type, Config>,
): StackValidationPolicy {
  const { resourceTypes, check } = definition;
  const validateStack = (args: StackValidationArgs, report: ReportViolation) => {
    const stack = stackOf(args.resources);
    const config = args.getConfig<Record<string, unknown>>();
    for (const subject of stack.ofType(...resourceTypes)) {
      judge(definition, subject, config, report, (context) =>
        check(subject, { ...context, stack }),
      );
    }
  };
  return { ...metadataOf(definition), validateStack: withType(validateStack, resourceTypes) };
}

function judge<Config>(
  { name, description, config: parameters, isExemptible = true }: Metadata<Config>,
  subject: ResourceSubject<string>,
  givenConfig: Readonly<Record<string, unknown>>,
  reportViolation: ReportViolation,
  check: (context: Context<Config>) => Problems,
): void {
  const { context, problems } = contextFor(parameters, subject, givenConfig);
  const { settings } = context;
  const findings = [
    ...problems.map((message) => ({ message })),
    ...collectFindings(() => check(context), settings),
  ];
  const exemptions = isExemptible ? settings.exemptions : [];
  const exemption = findExemption(exemptions, name, subject);
  for (const finding of findings) {
    report(reportViolation, applyExemption(finding, exemption, context.today), {
      description,
      urn: subject.urn,
    });
  }
}

function contextFor<Config>(
  parameters: Parameters<Config>,
  subject: ResourceSubject<string>,
  givenConfig: Readonly<Record<string, unknown>>,
): { readonly context: Context<Config>; readonly problems: readonly string[] } {
  const settings = currentSettings();
  const { config, problems } = resolveConfig(parameters, givenConfig);
  return {
    context: { config, settings, today: today(), group: groupOf(settings, subject) },
    problems,
  };
}

function isExempt(
  policy: string,
  subject: ExemptionTarget,
  { settings, today }: Context<unknown>,
): boolean {
  const exemption = findExemption(settings.exemptions, policy, subject);
  return exemption !== undefined && !isExpired(exemption, today);
}

function groupOf({ functionGroups }: Settings, subject: ResourceSubject<string>) {
  if (subject.type !== functionType) return undefined;
  return functionGroup(functionGroups, subject as ResourceSubject<typeof functionType>);
}

function metadataOf<Config>(definition: Metadata<Config>): Policy {
  const { name, displayName, description, severity, framework, remediationSteps, url } = definition;
  return {
    name,
    displayName,
    description,
    severity,
    framework,
    remediationSteps,
    url,
    tags: [...definition.tags],
    enforcementLevel: definition.enforcementLevel ?? "mandatory",
    configSchema: { properties: { ...definition.config } },
  };
}

/** The server skips a function with a type for all other types, before it unpacks the properties. */
function withType<Fn extends (...args: never[]) => void>(fn: Fn, types: readonly string[]): Fn {
  return types.length === 1 ? Object.assign(fn, { __pulumiType: types[0] }) : fn;
}

function notApplicableReason(types: readonly string[]): string {
  const named = types.length > 5 ? `one of ${types.length} types` : `type ${types.join(", ")}`;
  return `Policy only applies to resources of ${named}`;
}

function isOneOf<Type extends string>(types: readonly Type[], type: string): type is Type {
  return (types as readonly string[]).includes(type);
}

import type {
  EnforcementLevel,
  Policies,
  Policy,
  PolicyResource,
  ReportViolation,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationArgs,
  StackValidationPolicy,
} from "@pulumi/policy";
import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import { isAsDeclared } from "../stack/deployed";
import { isLeftOut } from "../stack/left-out";
import type { StackNode, StackView } from "../stack/stack-view";
import { watchLeftOut } from "../stack/watch-left-out";
import { ownValue } from "../values/own-value";
import type { Problems } from "../values/problems";
import { providerPropertiesOf, rawProperties } from "../values/raw-properties";
import type { InputsOf } from "../values/resource-types";
import { forRemediation, forResources, forStacks, matcherOf, shownTypes } from "./dispatch";
import {
  type Context,
  contextFor,
  type Evaluation,
  evaluate,
  evaluateDeployed,
  isExempt,
  type Metadata,
  type ResourceSubject,
} from "./evaluate";
import { collectFindings, report as reportFinding, settingsDisabled } from "./findings";
import { formerNameTags, withCurrentNames, withFormerNames } from "./former-names";
import {
  closeStack,
  declaredBy,
  deployedStackOf,
  hasSettings,
  hasSettingsFor,
  isEvaluatingState,
  isRead,
  stackOf,
} from "./session";
import { inState, keepStateValidation } from "./state-validation";

const leftOutReason =
  "Policy waits for an update of the whole stack: this one leaves resources out (--target)";

interface ResourceDefinition<Type extends string, Config> extends Metadata<Config> {
  /** A `*` at the end matches all types with that prefix. */
  readonly resourceTypes: readonly Type[];
  readonly check: (subject: ResourceSubject<Type>, context: Context<Config>) => Problems;
  /**
   * A stack-phase check of what only the links between resources show. It is skipped for a deployed
   * stack, in which all values are known.
   */
  readonly checkLinks?: StackCheck<Type, Config>;
  /** Fixes the inputs in place, at level `remediate`, and returns whether it changed any. */
  readonly remediate?: (subject: ResourceSubject<Type>, context: Context<Config>) => boolean;
}

type StackCheck<Type extends string, Config> = (
  subject: StackNode<Type>,
  context: Context<Config> & { readonly stack: StackView },
) => Problems;

interface StackDefinition<Type extends string, Config> extends Metadata<Config> {
  /** The types that are evaluated, each resource on its own; the rest of the stack is context. */
  readonly resourceTypes: readonly Type[];
  readonly check: StackCheck<Type, Config>;
}

interface StateDefinition<Type extends string, Config> extends Metadata<Config> {
  readonly resourceTypes: readonly Type[];
  readonly check: StackCheck<Type, Config>;
}

const subjectTypes = new WeakMap<Policy, readonly string[]>();

/** The types that a policy applies to; a `*` at the end matches all types with that prefix. */
export function subjectTypesOf(policy: Policy): readonly string[] {
  return subjectTypes.get(policy) ?? [];
}

/** The resources that a policy evaluates in a plan. */
export function subjectsIn(stack: StackView, policy: Policy): readonly StackNode[] {
  const isSubject = matcherOf(subjectTypesOf(policy));
  return stack.nodes.filter(
    ({ urn, type, isLeftOut }) => isSubject(type) && !isRead(urn) && !isLeftOut,
  );
}

/** How an organization changes a policy: another level, and other parameter defaults. */
export interface PolicyChanges {
  readonly enforcementLevel?: EnforcementLevel | undefined;
  readonly defaults?: ParameterDefaults | undefined;
}

/** By parameter. */
export type ParameterDefaults = Readonly<
  Record<string, NonNullable<PolicyConfigJSONSchema["default"]>>
>;

/** A copy of the policy with the changes. `defaults` must name parameters of the policy. */
export function changePolicy(
  policy: Policies[number],
  { enforcementLevel, defaults = {} }: PolicyChanges,
): Policies[number] {
  const schemas = policy.configSchema?.properties ?? {};
  const values = withCurrentNames(schemas, defaults);
  const properties = Object.entries(schemas).map(([name, parameter]) => {
    const value = ownValue(values, name);
    return [name, value === undefined ? parameter : { ...parameter, default: value }] as const;
  });
  const changed = {
    ...policy,
    ...(enforcementLevel && { enforcementLevel }),
    ...(policy.configSchema && {
      configSchema: { ...policy.configSchema, properties: Object.fromEntries(properties) },
    }),
  };
  const types = subjectTypes.get(policy);
  if (types !== undefined) subjectTypes.set(changed, types);
  return keepStateValidation(policy, changed);
}

/** A policy on the inputs of one resource. In a deployed stack, it also evaluates what AWS has. */
export function resourcePolicy<Type extends string, Config>(
  definition: ResourceDefinition<Type, Config>,
): ResourceValidationPolicy {
  const { resourceTypes, check, checkLinks, remediate } = definition;
  const isSubject = matcherOf(resourceTypes);
  const reason = notApplicableReason(resourceTypes);
  const subjectOf = (args: ResourceValidationArgs): ResourceSubject<Type> => {
    if (!isSubject(args.type)) args.notApplicable(reason);
    if (isRead(args.urn)) args.notApplicable("The stack only reads this resource");
    const { urn, name, type, opts } = args;
    const inputs = rawProperties(args.props) as InputsOf<Type>;
    if (!isEvaluatingState() && isLeftOut(type, inputs)) args.notApplicable(leftOutReason);
    const providerProperties = providerPropertiesOf(args);
    return { urn, name, type, inputs, ignoreChanges: opts.ignoreChanges, providerProperties };
  };
  /** The resource itself, if it is of the policy's types, and the resources that it declares. */
  const subjectsOf = (args: ResourceValidationArgs): readonly ResourceSubject<Type>[] => {
    const declared = declaredSubjects(args, resourceTypes);
    return declared.length > 0 && !isSubject(args.type) ? declared : [subjectOf(args), ...declared];
  };
  const evaluation = (subject: ResourceSubject<Type>): Evaluation<Config> => ({
    subject,
    check: (context) => check(subject, context),
  });
  const validateResource = (args: ResourceValidationArgs, report: ReportViolation) => {
    const subjects = subjectsOf(args);
    if (!hasSettingsFor(args.urn)) {
      closeStack();
      return reportSettingsDisabled(definition, report, args.urn);
    }
    for (const subject of subjects) {
      evaluate(definition, evaluation(subject), args.getConfig(), report);
    }
  };
  const remediateResource = (args: ResourceValidationArgs) => {
    const subject = subjectOf(args);
    // Without the user's settings, nothing may change; the validation reports it.
    if (!hasSettings()) return undefined;
    const context = contextFor(definition.config, subject, args.getConfig()).context;
    if (isExempt(definition, subject, context)) return undefined;
    return remediate?.(subject, context) ? args.props : undefined;
  };
  const policy = {
    ...metadataOf(definition),
    validateResource: forResources(validateResource, resourceTypes),
    ...(remediate && { remediateResource: forRemediation(remediateResource, resourceTypes) }),
    ...(checkLinks && {
      validateStack: stackPolicy({ ...definition, check: checkLinks }).validateStack,
    }),
  };
  subjectTypes.set(policy, resourceTypes);
  return inState(policy, (args, report) => {
    for (const [declared, deployed] of deployedPairs(args.resources, resourceTypes)) {
      if (isAsDeclared(declared, deployed)) continue;
      evaluateDeployed(
        definition,
        evaluation(declared),
        evaluation(deployed),
        args.getConfig(),
        report,
      );
    }
  });
}

/**
 * A policy on a resource and its place in the stack. Problems of one subject hide none of another.
 */
export function stackPolicy<Type extends string, Config>(
  definition: StackDefinition<Type, Config>,
): StackValidationPolicy {
  const { resourceTypes, check } = definition;
  const reason = notApplicableReason(resourceTypes);
  const evaluationIn = (stack: StackView, subject: StackNode<Type>): Evaluation<Config> => ({
    subject,
    check: (context) => check(subject, { ...context, stack }),
  });
  const evaluationInPart = (
    stack: StackView,
    subject: StackNode<Type>,
    onUndecided: () => void,
  ): Evaluation<Config> => ({
    subject,
    check: (context) => {
      const found = collectFindings(() => check(subject, { ...context, stack }), context.settings);
      if (found.length === 0) return [];
      const watched = watchLeftOut(stack, subject);
      const again = { ...context, stack: watched.stack };
      collectFindings(() => check(watched.subject, again), context.settings);
      if (watched.wasRead()) {
        onUndecided();
        return [];
      }
      return found.map(({ message, level }) =>
        level === undefined ? message : { message, level },
      );
    },
  });
  const validateStack = (args: StackValidationArgs, report: ReportViolation) => {
    const config = args.getConfig<Record<string, unknown>>();
    const stack = stackOf(args.resources);
    if (stack === undefined) {
      if (hasSubject(args, resourceTypes)) reportSettingsDisabled(definition, report, undefined);
      return;
    }
    const undecided: string[] = [];
    const subjects = subjectsOf(stack, resourceTypes);
    if (subjects.length === 0) args.notApplicable(reason);
    for (const subject of subjects) {
      const evaluation = stack.isPartial
        ? evaluationInPart(stack, subject, () => undecided.push(subject.name))
        : evaluationIn(stack, subject);
      evaluate(definition, evaluation, config, report);
    }
    if (undecided.length > 0) args.notApplicable(`${leftOutReason}: ${undecided.join(", ")}`);
    const deployedStack = deployedStackOf(args.resources);
    if (deployedStack === undefined) return;
    for (const [declared, deployed] of deployedPairs(args.resources, resourceTypes)) {
      const both = [evaluationIn(stack, declared), evaluationIn(deployedStack, deployed)] as const;
      evaluateDeployed(definition, ...both, config, report);
    }
  };
  const policy = {
    ...metadataOf(definition),
    validateStack: forStacks(validateStack, resourceTypes),
  };
  subjectTypes.set(policy, resourceTypes);
  return policy;
}

/** A policy that compares a resource as AWS has it with its declaration; deployed stacks only. */
export function statePolicy<Type extends string, Config>(
  definition: StateDefinition<Type, Config>,
): ResourceValidationPolicy {
  const { resourceTypes, check } = definition;
  const nothing = Object.assign(() => {}, { __pulumiType: "pulumi:pulumi:Stack" });
  return inState({ ...metadataOf(definition), validateResource: nothing }, (args, report) => {
    const stack = stackOf(args.resources);
    if (stack === undefined) {
      if (hasSubject(args, resourceTypes)) reportSettingsDisabled(definition, report, undefined);
      return;
    }
    for (const subject of subjectsOf(stack, resourceTypes)) {
      const evaluation = {
        subject,
        check: (context: Context<Config>) => check(subject, { ...context, stack }),
      };
      evaluate(definition, evaluation, args.getConfig(), report);
    }
  });
}

/** Reported as mandatory whatever the policy's level: what was not evaluated must not pass. */
function reportSettingsDisabled(
  { description }: { readonly description: string },
  reportViolation: ReportViolation,
  urn: string | undefined,
): void {
  const finding = { message: settingsDisabled, level: "mandatory" } as const;
  reportFinding(reportViolation, finding, { description, urn });
}

/**
 * The resources of those types that the resource declares. A type pattern covers a resource in any
 * form: if the resource's own type does not match, the pattern applies to the first resource that
 * it declares.
 */
function declaredSubjects<Type extends string>(
  args: ResourceValidationArgs,
  types: readonly Type[],
): readonly ResourceSubject<Type>[] {
  const { urn, type, opts } = args;
  const declared = declaredBy(urn);
  if (declared.length === 0) return [];
  const isSubject = matcherOf(types);
  const isOwnSubject = isSubject(type);
  const providerProperties = providerPropertiesOf(args);
  return declared
    .filter(
      (each, index) =>
        (types as readonly string[]).includes(each.type) ||
        (index === 0 && !isOwnSubject && isSubject(each.type)),
    )
    .map((each) => ({
      urn,
      name: each.name,
      type: each.type as Type,
      inputs: each.inputs as InputsOf<Type>,
      providerProperties,
      ...(each.logicalId === undefined
        ? { ignoreChanges: opts.ignoreChanges }
        : { logicalId: each.logicalId }),
    }));
}

function hasSubject({ resources }: StackValidationArgs, types: readonly string[]): boolean {
  const isSubject = matcherOf(types);
  return resources.some(({ type }) => isSubject(type));
}

function subjectsOf<Type extends string>(
  stack: StackView,
  types: readonly Type[],
): readonly StackNode<Type>[] {
  return stack.ofType(...types).filter(({ urn, isLeftOut }) => !isRead(urn) && !isLeftOut);
}

/** Each resource as declared and as deployed; both stacks have the same order. Empty for a plan. */
function deployedPairs<Type extends string>(
  resources: readonly PolicyResource[],
  types: readonly Type[],
): readonly (readonly [declared: StackNode<Type>, deployed: StackNode<Type>])[] {
  const deployed = deployedStackOf(resources);
  const declared = stackOf(resources);
  if (deployed === undefined || declared === undefined) return [];
  const others = deployed.ofType(...types);
  return declared
    .ofType(...types)
    .map((node, index) => [node, others[index] as StackNode<Type>] as const)
    .filter(([{ urn }]) => !isRead(urn));
}

function metadataOf<Config>(definition: Metadata<Config>): Policy {
  const { name, displayName, description, severity, framework, remediationSteps, url } = definition;
  return {
    name,
    displayName,
    description,
    severity,
    remediationSteps,
    ...(framework && { framework }),
    ...(url !== undefined && { url }),
    tags: [...definition.tags, ...formerNameTags(definition.formerNames)],
    enforcementLevel: definition.enforcementLevel ?? "mandatory",
    configSchema: { properties: withFormerNames(definition.config) },
  };
}

function notApplicableReason(types: readonly string[]): string {
  return `Policy only applies to resources of type '${shownTypes(types)}'`;
}

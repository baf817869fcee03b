import type { PolicyResource } from "@pulumi/policy";
import { deployedView } from "../stack/deployed";
import { publishVersions } from "../stack/published-versions";
import { createStackView, type DeclaredResource, type StackView } from "../stack/stack-view";
import { resolveConfig } from "./config";
import { dayMs, type Exemption, type ExemptionTerms, exemptionKey, isDate } from "./exemptions";
import { limitHeapGrowth } from "./heap-growth";
import { exemptionParameters, type Settings, settingsParameters } from "./settings";

/**
 * State that the policies share during one run of the pack. The SDK gives each policy only its own
 * configuration, and each stack policy a stack of outputs, so the policy `settings`, first in the
 * pack, keeps here what the others need.
 */
const session = {
  settings: resolveConfig(settingsParameters, {}).config,
  maxExemptionDays: exemptionParameters.maxDays.default,
  inputs: new Map<string, Readonly<Record<string, unknown>>>(),
  declared: new Map<string, readonly DeclaredResource[]>(),
  reads: new Set<string>(),
  stack: undefined as StackView | undefined,
  deployed: undefined as StackView | undefined,
  /** The URNs of the resources in the views, in the engine's order. */
  urns: [] as readonly string[],
  isEvaluatingState: false,
  isStackPhase: false,
  endsWithRemedies: false,
  planned: undefined as PlannedStack | undefined,
  usedExemptions: new Set<string>(),
  configurations: new Map<string, Readonly<Record<string, unknown>>>(),
};

/** The stack of a plan, as the pack's environment names it. */
export interface PlannedStack {
  readonly project: string;
  readonly stack: string;
}

/** From now on, a plan of that stack is evaluated, or of any stack if none is given. */
export function evaluatePlanOf(planned: PlannedStack | undefined): void {
  session.planned = planned;
  session.isEvaluatingState = false;
}

/**
 * What is wrong if the evaluated stack is not the one that the environment names. The variables are
 * then left over from another run, and may hide that this is a deployed stack.
 */
export function plannedStackProblem(stackUrn: string): string | undefined {
  const { planned } = session;
  const [stack, project] = stackUrn.slice("urn:pulumi:".length).split("::");
  if (planned === undefined || (planned.project === project && planned.stack === stack)) return;
  return `the environment names stack ${planned.stack} of project ${planned.project}, and this is stack ${stack} of ${project}: unset PULUMI_NODEJS_STACK, without which a deployed stack is recognised`;
}

/** From now on, a deployed stack is evaluated (`pulumi policy analyze`), not a plan. */
export function evaluateState(isState = true): void {
  session.isEvaluatingState = isState;
}

export function isEvaluatingState(): boolean {
  return session.isEvaluatingState;
}

/** From now on, messages end with the remedy: the CLI shows only the messages of a policy. */
export function endWithRemedies(isWanted = true): void {
  session.endsWithRemedies = isWanted;
}

export function isEndingWithRemedies(): boolean {
  return session.endsWithRemedies;
}

export function useSettings(settings: Settings): void {
  session.settings = settings;
}

export function currentSettings(): Settings {
  return session.settings;
}

/**
 * Starts a run at the first resource after a stack phase: forgets the configuration kept from the
 * last one.
 */
export function startRun(): void {
  if (!session.isStackPhase) return;
  session.isStackPhase = false;
  session.maxExemptionDays = exemptionParameters.maxDays.default;
  session.configurations.clear();
}

/** Records the configuration that a policy has evaluated something with. */
export function recordConfiguration(
  policy: string,
  given: Readonly<Record<string, unknown>>,
): void {
  session.configurations.set(policy, given);
}

/** The recorded configurations, by policy, for those that evaluated something in this run. */
export function recordedConfigurations(): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  return session.configurations;
}

/**
 * Sets how many days exemptions may be valid: `exemptions.maxDays`, or the default if that policy
 * is disabled.
 */
export function limitExemptions(maxDays = exemptionParameters.maxDays.default): void {
  session.maxExemptionDays = maxDays;
}

export function exemptionTerms(): ExemptionTerms {
  return { today: today(), clockToday: clockToday(), maxDays: session.maxExemptionDays };
}

/** Today, YYYY-MM-DD, or the day that the settings name, if it is in the calendar. */
export function today(): string {
  return isDate(session.settings.asOf) ? session.settings.asOf : clockToday();
}

const clock = { day: 0, date: "1970-01-01" };

/** Today, YYYY-MM-DD, whatever the settings name. Formatted once a day: each evaluation asks. */
export function clockToday(): string {
  const day = Math.floor(Date.now() / dayMs);
  if (day !== clock.day) {
    Object.assign(clock, { day, date: new Date(day * dayMs).toISOString().slice(0, 10) });
  }
  return clock.date;
}

export function recordInputs(urn: string, inputs: Readonly<Record<string, unknown>>): void {
  session.reads.delete(urn);
  session.inputs.set(urn, inputs);
}

/** Records what a resource declares in a form other than its own type. */
export function recordDeclared(urn: string, declared: readonly DeclaredResource[]): void {
  session.declared.set(urn, declared);
}

export function declaredBy(urn: string): readonly DeclaredResource[] {
  return session.declared.get(urn) ?? [];
}

/**
 * Whether the policy `settings` has run for a resource. It does so before any other policy, or
 * never if it is disabled. Call this between the first resource and the stack phase.
 */
export function hasSettingsFor(urn: string): boolean {
  return session.inputs.has(urn) || session.reads.has(urn);
}

/**
 * Like `hasSettingsFor`, for remediation, which comes before: the stack itself is the first
 * resource, and `settings` has run for it.
 */
export function hasSettings(): boolean {
  return session.inputs.size > 0;
}

/** Records a resource that a deployed stack only reads: it is in the state, without inputs. */
export function recordRead(urn: string): void {
  session.reads.add(urn);
}

export function isRead(urn: string): boolean {
  return session.reads.has(urn);
}

/** Records an exemption that softened a finding or prevented a remediation. */
export function recordUse(exemption: Exemption): void {
  session.usedExemptions.add(exemptionKey(exemption));
}

/** Whether an exemption was used since `forgetUses`. */
export function isUsed(exemption: Exemption): boolean {
  return session.usedExemptions.has(exemptionKey(exemption));
}

export function forgetUses(): void {
  session.usedExemptions.clear();
}

/** Starts the stack phase: creates one view for all stack policies, then forgets the records. */
export function openStack(resources: readonly PolicyResource[]): StackView {
  limitHeapGrowth(resources.length);
  session.isStackPhase = true;
  session.urns = resources.map(({ urn }) => urn);
  session.stack = viewWithInputs(resources);
  session.deployed = session.isEvaluatingState ? deployedView(session.stack) : undefined;
  session.inputs.clear();
  session.declared.clear();
  return session.stack;
}

/** Ends the stack phase: an earlier stack's view does not fit one that `settings` has not seen. */
export function closeStack(): void {
  session.isStackPhase = false;
}

/** The view during the stack phase; undefined if `settings` is disabled. */
export function openedStack(): StackView | undefined {
  return session.isStackPhase ? session.stack : undefined;
}

/** The view that `settings` has opened; undefined if that policy is disabled. */
export function stackOf(resources: readonly PolicyResource[]): StackView | undefined {
  return isOpened(resources) ? session.stack : undefined;
}

function viewWithInputs(resources: readonly PolicyResource[]): StackView {
  const { inputs, declared, isEvaluatingState } = session;
  const stack = createStackView(resources, inputs, {
    keepsAllOutputs: isEvaluatingState,
    declared,
  });
  if (declared.size > 0) publishVersions(stack);
  return stack;
}

/** The stack as AWS has it, if a deployed one is evaluated. */
export function deployedStackOf(resources: readonly PolicyResource[]): StackView | undefined {
  const { deployed } = session;
  return deployed && isOpened(resources) ? deployed : undefined;
}

function isOpened(resources: readonly PolicyResource[]): boolean {
  const { urns } = session;
  return (
    urns.length === resources.length && urns.every((urn, index) => urn === resources[index]?.urn)
  );
}

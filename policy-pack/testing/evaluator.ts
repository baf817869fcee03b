import type { Policies } from "@pulumi/policy";
import { defaultsOf } from "../engine/config";
import { policies as packPolicies } from "../policies";
import { type DirectAnswer, type DirectEvaluator, directEvaluator } from "./direct-evaluator";
import { analyzedResource, type TestResource } from "./test-resource";

export interface Diagnostic {
  /** The logical name of the resource that it is about. */
  readonly resource: string;
  readonly level: "advisory" | "mandatory";
  /** Without the description of the policy in front. */
  readonly message: string;
}

/** A diagnostic, and the policy that reports it. */
export interface NamedDiagnostic extends Diagnostic {
  readonly policy: string;
}

export interface PolicyConfiguration {
  readonly enforcementLevel: "advisory" | "mandatory" | "remediate" | "disabled";
  readonly [property: string]: unknown;
}

/** By policy; policies that it does not name are disabled. */
export type PackConfiguration = Readonly<Record<string, PolicyConfiguration>>;

export interface Answer {
  readonly found: readonly NamedDiagnostic[];
  /** Why a policy does not apply, by its name. */
  readonly notApplicable: ReadonlyMap<string, string>;
}

/** An answer in the forms that tests compare. */
interface Described {
  readonly diagnostics: readonly Diagnostic[];
  readonly named: readonly NamedDiagnostic[];
  /** Names of policies. */
  readonly notApplicable: readonly string[];
  /** Why each does not apply. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** A way to run policies on resources. */
export interface Evaluator {
  configure(policies: Policies, configuration: PackConfiguration): Promise<void>;
  analyze(resource: TestResource): Promise<Answer>;
  analyzeStack(resources: readonly TestResource[]): Promise<Answer>;
}

const evaluatedPolicies: Policies = [...packPolicies];
let evaluator: Evaluator = inProcess();

/**
 * From now on, policies run in that evaluator: every policy test can run directly or over the SDK's
 * server.
 */
export function evaluateBy(other: Evaluator): void {
  evaluator = other;
}

/** Evaluates one more policy in addition to the pack's own. */
export function serveAlso(policy: Policies[number]): void {
  if (!evaluatedPolicies.includes(policy)) evaluatedPolicies.push(policy);
}

/** Configures another evaluator, as `configure` does the one in use. */
export async function configureOther(
  other: Evaluator,
  configuration: PackConfiguration,
): Promise<void> {
  await other.configure(evaluatedPolicies, withDefaults(configuration));
}

/** Configures the pack as the engine does: schema defaults filled in, every policy named. */
export async function configure(configuration: PackConfiguration): Promise<void> {
  await configureOther(evaluator, configuration);
}

export async function analyze(resource: TestResource): Promise<Described> {
  return answerOf(await evaluator.analyze(resource));
}

export async function analyzeStack(resources: readonly TestResource[]): Promise<Described> {
  return answerOf(await evaluator.analyzeStack(resources));
}

/**
 * What the policies find in a stack, run as the engine does: resource by resource, then the whole
 * stack.
 */
export async function evaluateStack(
  resources: readonly TestResource[],
): Promise<readonly NamedDiagnostic[]> {
  const found: NamedDiagnostic[] = [];
  for (const resource of resources) found.push(...(await evaluator.analyze(resource)).found);
  return [...found, ...(await evaluator.analyzeStack(resources)).found];
}

function inProcess(): Evaluator {
  let direct: DirectEvaluator = directEvaluator([], {});
  return {
    configure: async (policies, configuration) => {
      direct = directEvaluator(policies, configuration);
    },
    analyze: async (resource) =>
      named(
        await direct.analyze(analyzedResource({ ...resource, dependsOn: {} }, [])),
        resource.name,
      ),
    analyzeStack: async (resources) => {
      const analyzed = resources.map((resource) => analyzedResource(resource, resources));
      return named(await direct.analyzeStack(analyzed), "the stack");
    },
  };
}

function named({ findings, notApplicable }: DirectAnswer, about: string): Answer {
  return {
    found: findings.map(({ policy, urn, level, message }) => ({
      ...{ policy, level, message },
      resource: urn?.split("::").at(-1) || about,
    })),
    notApplicable,
  };
}

/**
 * Each of the pack's policies at its own level, with the defaults of its schema.
 * @param ownDefaults values that replace those defaults, by policy and parameter
 */
export function packDefaults(
  ownDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {},
): PackConfiguration {
  return withDefaults(
    Object.fromEntries(
      packPolicies.map(({ name, enforcementLevel = "mandatory" }) => [
        name,
        { ...ownDefaults[name], enforcementLevel },
      ]),
    ),
  );
}

function withDefaults(configuration: PackConfiguration): PackConfiguration {
  return Object.fromEntries(
    evaluatedPolicies.map((policy) => {
      const given = configuration[policy.name] ?? { enforcementLevel: "disabled" };
      return [policy.name, { ...defaultsOf(policy), ...given }];
    }),
  );
}

function answerOf({ found, notApplicable }: Answer): Described {
  return {
    diagnostics: found.map(({ policy: _, ...diagnostic }): Diagnostic => diagnostic),
    named: found,
    notApplicable: [...notApplicable.keys()],
    reasons: notApplicable,
  };
}

import type { Policies } from "@pulumi/policy";
import {
  recordConfiguration,
  recordDeclared,
  recordedConfigurations,
  recordInputs,
} from "../../../policy-pack/engine/session";
import { isOtherForm, readDeclaration } from "../../../policy-pack/forms/declared-resources";
import {
  type AnalyzedResource,
  directEvaluator,
  type Finding,
} from "../../../policy-pack/testing/direct-evaluator";
import type { PackConfiguration } from "../../../policy-pack/testing/evaluator";
import { plainProperties } from "../../../policy-pack/testing/plain-properties";
import { oncePer } from "../../../policy-pack/values/once-per";
import type { PlannedResource } from "../../../preview/model";
import { toAnalyzerProperties } from "../../../preview/packs/properties";

export interface PlanFinding extends Finding {
  readonly urn: string;
}

type Evaluate = (resources: readonly PlannedResource[]) => Promise<readonly PlanFinding[]>;

/**
 * Evaluates plans with policies, in both phases, by direct calls. Each resource object goes through
 * the resource phase once, so that a plan with one changed resource costs only that resource and
 * the stack phase.
 */
export function planEvaluator(policies: Policies, configuration: PackConfiguration): Evaluate {
  const evaluator = directEvaluator(policies, configuration);
  const analyze = oncePer(async (resource: PlannedResource) => {
    const { findings } = await evaluator.analyze(analyzedResource(resource));
    return findings;
  });
  const configurations = new Map<string, Readonly<Record<string, unknown>>>();
  return async (resources) => {
    const root = resources.find(({ kind }) => kind === "stack")?.urn ?? "";
    const evaluated = resources.filter(({ kind }) => kind !== "read");
    const findings: Finding[] = [];
    for (const resource of evaluated) findings.push(...(await analyze(resource)));
    // Restores what policies recorded about resources that were analyzed for an earlier plan.
    for (const [policy, given] of recordedConfigurations()) configurations.set(policy, given);
    for (const [policy, given] of configurations) recordConfiguration(policy, given);
    for (const resource of evaluated) {
      recordInputs(resource.urn, recordedInputs(resource));
      if (isOtherForm(resource.type)) recordDeclared(resource.urn, declaredIn(resource));
    }
    findings.push(...(await evaluator.analyzeStack(evaluated.map(analyzedResource))).findings);
    return findings.map((finding) => ({ ...finding, urn: finding.urn ?? root }));
  };
}

/**
 * The inputs that the policy `settings` records for a resource, in case it was analyzed for an
 * earlier plan.
 */
const recordedInputs = oncePer((resource: PlannedResource) =>
  plainProperties(analyzedResource(resource).inputs),
);

const declaredIn = oncePer((resource: PlannedResource) => {
  const { type, name, provider } = analyzedResource(resource);
  const providerProperties = plainProperties(provider?.properties ?? {});
  return readDeclaration({ type, name, inputs: recordedInputs(resource), providerProperties })
    .declared;
});

const analyzedResource = oncePer((resource: PlannedResource): AnalyzedResource => {
  const { urn, type, name, propertyDependencies, options, provider } = resource;
  return {
    ...{ urn, type, name, propertyDependencies, ignoreChanges: options.ignoreChanges },
    inputs: toAnalyzerProperties(resource.inputs, { keepInternalKeys: false }),
    outputs: toAnalyzerProperties(resource.outputs, { keepInternalKeys: false }),
    ...(provider && {
      provider: {
        urn: provider.urn,
        properties: toAnalyzerProperties(provider.properties, { keepInternalKeys: false }),
      },
    }),
  };
});

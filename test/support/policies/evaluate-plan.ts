import { policies } from "../../../policy-pack/policies";
import {
  type AnalyzedResource,
  directEvaluator,
  type Finding,
} from "../../../policy-pack/testing/direct-evaluator";
import { packDefaults } from "../../../policy-pack/testing/evaluator";
import type { PlannedResource } from "../../../preview/model";
import { toAnalyzerProperties } from "../../../preview/packs/properties";

/** What the pack finds in a plan with its own levels and defaults, in both phases, by direct calls. */
export async function evaluatePlan(
  resources: readonly PlannedResource[],
): Promise<readonly (Finding & { readonly urn: string })[]> {
  const evaluator = directEvaluator(policies, packDefaults());
  const root = resources.find(({ kind }) => kind === "stack")?.urn ?? "";
  const analyzed = resources.filter(({ kind }) => kind !== "read").map(analyzedResource);
  const findings: Finding[] = [];
  for (const resource of analyzed) {
    findings.push(...(await evaluator.analyze(resource)).findings);
  }
  findings.push(...(await evaluator.analyzeStack(analyzed)).findings);
  return findings.map((finding) => ({ ...finding, urn: finding.urn ?? root }));
}

function analyzedResource(resource: PlannedResource): AnalyzedResource {
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
}

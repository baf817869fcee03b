import type { Deployment } from "../engine/deployment";
import type { PlannedResource, PreviewResult } from "../model";
import { describeOutputs } from "../program/stack-outputs";
import { configSecrets } from "../secrets/secret-values";
import { pathInRepository } from "../source-position";
import type { PackFindings } from "./run-deployment";

/** The result for a stack: its resources, messages and notes, and what the packs found. */
export function describeResult(
  { scope, notes, messages }: Deployment,
  resources: readonly PlannedResource[],
  policies: PackFindings,
  durations: PreviewResult["durations"],
): PreviewResult {
  const { organization, project, stack, projectDirectory } = scope;
  const root = resources.find(({ kind }) => kind === "stack");
  return {
    organization,
    project,
    stack,
    resources,
    outputs: describeOutputs(root?.outputs ?? {}),
    notes: [...notes, ...policies.notes.map((text) => ({ kind: "policy", text }) as const)],
    programMessages: messages,
    packs: policies.packs,
    evaluations: policies.evaluations,
    violations: policies.violations,
    remediations: policies.remediations,
    projectPath: pathInRepository(projectDirectory),
    durations,
    secrets: configSecrets(scope),
  };
}

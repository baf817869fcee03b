import { isOff } from "./described";
import type { PlannedResource, PreviewResult } from "./model";

/** Something in the stack that no policy could evaluate. */
export interface NotEvaluated {
  readonly kind: "policy-pack" | "component" | "template" | "command";
  /** The resource; absent for a policy pack. */
  readonly urn?: string;
  /** The name of the policy pack; absent for a resource. */
  readonly policyPack?: string;
  /** A clause that follows the name. */
  readonly reason: string;
}

/** Resources whose template declares others, which are not in the plan. */
const templateTypes: ReadonlySet<string> = new Set([
  "aws:cloudformation/stack:Stack",
  "aws:cloudformation/stackSet:StackSet",
  "aws:serverlessrepository/cloudFormationStack:CloudFormationStack",
  "aws-native:cloudformation:Stack",
  "aws-native:cloudformation:StackSet",
  "azure-native:resources:Deployment",
  "kubernetes:helm.sh/v3:Release",
]);

const commandTypes: ReadonlySet<string> = new Set([
  "command:local:Command",
  "command:remote:Command",
]);

/** In the order of packs and plan. Empty if there is no pack. */
export function notEvaluated({
  packs,
  resources,
}: Pick<PreviewResult, "packs" | "resources">): readonly NotEvaluated[] {
  if (packs.length === 0) return [];
  const off = packs.filter(isOff).map(
    ({ name }): NotEvaluated => ({
      ...{ kind: "policy-pack", policyPack: name, reason: "every policy is disabled" },
    }),
  );
  return [...off, ...resources.flatMap(describeOpaque)];
}

function describeOpaque({ urn, type, kind, remote }: PlannedResource): readonly NotEvaluated[] {
  if (kind === "read") return [];
  if (remote) return [{ kind: "component", urn, reason: "its provider builds what is in it" }];
  if (templateTypes.has(type)) {
    return [{ kind: "template", urn, reason: "what its template declares is not in the plan" }];
  }
  if (commandTypes.has(type)) {
    return [{ kind: "command", urn, reason: "what its command does is not known" }];
  }
  return [];
}

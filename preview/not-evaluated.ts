import { isOff } from "./described";
import type { PlannedResource, PreviewResult } from "./model";

/** What no policy could look into: what a pack found elsewhere says nothing of it. */
export interface NotEvaluated {
  readonly kind: "policy-pack" | "component" | "template" | "command";
  /** The resource; absent where it is a policy pack. */
  readonly urn?: string;
  /** The name of the policy pack; absent where it is a resource. */
  readonly policyPack?: string;
  /** A clause that follows the name. */
  readonly reason: string;
}

/** Resources that declare others in a text, which are no resources of the plan. */
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

/** In the order of the packs and the plan. Nothing where no pack is asked to evaluate it. */
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

import { readFileSync } from "node:fs";
import { PolicyPack, type PolicyPackArgs } from "@pulumi/policy";
import {
  composePolicies,
  DefinitionError,
  type PoliciesDefinition,
  renamedPolicies,
} from "./compose-policies";
import { endWithRemedies, evaluatePlanOf, evaluateState } from "./engine/session";
import { withStateValidation } from "./engine/state-validation";
import { plannedStack } from "./startup/planned-stack";
import { describeUnfitness } from "./startup/versions";

/** A pack: its name, the metadata that Pulumi Cloud shows, and its policies. */
export interface PackDefinition
  extends PoliciesDefinition,
    Pick<PolicyPackArgs, "description" | "displayName" | "readme" | "repository" | "tags"> {
  readonly name: string;
}

/**
 * Starts a pack; called by the pack's `main`. An invalid definition, or a Node.js or SDK that is
 * too old, ends the process with status 1 and the reason on stderr.
 */
export function createPack(definition: PackDefinition): void {
  const { version } = JSON.parse(
    readFileSync(require.resolve("@pulumi/policy/package.json"), "utf8"),
  ) as { readonly version: string };
  const obstacle = describeUnfitness(process.versions.node, version);
  if (obstacle !== undefined) endWith(obstacle);
  const { name, policies, extend, defaults, levels, ...args } = definition;
  const planned = plannedStack(process.env);
  const all = withDefinition(name, definition);
  for (const note of renamedPolicies(definition)) console.error(`The pack '${name}': ${note}`);
  endWithRemedies();
  if (planned === undefined) evaluateState();
  else evaluatePlanOf(planned);
  const served = planned === undefined ? withStateValidation(all) : all;
  new PolicyPack(name, { provider: "aws", ...args, policies: served });
}

function withDefinition(name: string, definition: PackDefinition) {
  try {
    return composePolicies(definition);
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return endWith(`The pack '${name}' can't be made:\n${error.message}`);
  }
}

function endWith(reason: string): never {
  console.error(reason);
  process.exit(1);
}

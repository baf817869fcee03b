import type {
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";
import { operationalExcellence } from "../data/frameworks";
import { resolveConfig } from "../engine/config";
import {
  isJudgingState,
  limitExemptions,
  openStack,
  plannedStackProblem,
  recordInputs,
  recordRead,
  useSettings,
} from "../engine/session";
import { settingsParameters } from "../engine/settings";
import { rawProperties } from "../values/raw-properties";

const stackType = "pulumi:pulumi:Stack";

/**
 * Judges nothing but its own configuration. It is first in the pack and serves in both phases: while
 * resources are analyzed it keeps their inputs, since at the stack phase the engine shows outputs,
 * most of which are unknown at preview; then it opens the view that the stack policies share.
 */
export const settings: ResourceValidationPolicy & StackValidationPolicy = {
  name: "settings",
  displayName: "Settings of the pack",
  description: "What all policies share: function groups, exemptions, the day to judge by.",
  severity: "high",
  framework: operationalExcellence,
  tags: ["pack"],
  remediationSteps: "Mend the configuration of the policy 'settings'.",
  url: "https://www.pulumi.com/docs/iac/crossguard/configuration/",
  enforcementLevel: "mandatory",
  configSchema: { properties: { ...settingsParameters } },
  validateResource: (args, report) => {
    const { config, problems } = resolveConfig(settingsParameters, args.getConfig());
    useSettings(config);
    if (isReadInState(args)) recordRead(args.urn);
    else recordInputs(args.urn, rawProperties(args.props));
    if (args.type !== stackType) return;
    // The policy `exemptions` is last, and says otherwise where it is on.
    limitExemptions();
    const stray = plannedStackProblem(args.urn);
    for (const problem of stray === undefined ? problems : [...problems, stray]) {
      report(problem, args.urn);
    }
  },
  validateStack: (args) => {
    useSettings(resolveConfig(settingsParameters, args.getConfig()).config);
    openStack(args.resources);
  },
};

/** `pulumi policy analyze` shows what a stack only reads as well: with a provider, and without an input. */
function isReadInState({ provider, props }: ResourceValidationArgs): boolean {
  return (
    isJudgingState() && provider !== undefined && Object.keys(rawProperties(props)).length === 0
  );
}

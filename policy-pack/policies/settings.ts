import type {
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";
import { operationalExcellence } from "../data/frameworks";
import { resolveConfig, undefinedGroups } from "../engine/config";
import { beginAnalysis } from "../engine/dispatch";
import { describeGroup, functionGroup } from "../engine/function-groups";
import {
  isEvaluatingState,
  openStack,
  plannedStackProblem,
  recordConfiguration,
  recordDeclared,
  recordInputs,
  recordRead,
  startRun,
  useSettings,
} from "../engine/session";
import { type Settings, settingsParameters } from "../engine/settings";
import { isOtherForm, readDeclaration } from "../forms/declared-resources";
import type { StackView } from "../stack/stack-view";
import { providerPropertiesOf, rawProperties } from "../values/raw-properties";

const stackType = "pulumi:pulumi:Stack";

/**
 * Evaluates only its own configuration. It is first in the pack and works in both phases: while
 * resources are analyzed it keeps their inputs, since in the stack phase the engine shows outputs,
 * most of which are unknown at preview; then it opens the view that the stack policies share.
 */
export const settings: ResourceValidationPolicy & StackValidationPolicy = {
  name: "settings",
  displayName: "Settings of the pack",
  description:
    "Settings that all policies share: function groups, exemptions, the date that counts as today.",
  severity: "high",
  framework: operationalExcellence,
  tags: ["pack"],
  remediationSteps: "Correct the configuration of the policy 'settings'.",
  url: "https://www.pulumi.com/docs/iac/crossguard/configuration/",
  enforcementLevel: "mandatory",
  configSchema: { properties: { ...settingsParameters } },
  validateResource: (args, report) => {
    const given = args.getConfig<Record<string, unknown>>();
    const { config, problems } = resolveConfig(settingsParameters, given);
    startRun();
    useSettings(config);
    recordConfiguration("settings", given);
    if (isReadInState(args)) recordRead(args.urn);
    else recordInputs(args.urn, rawProperties(args.props));
    const declared = isOtherForm(args.type) ? declaredIn(args) : [];
    if (isOtherForm(args.type)) recordDeclared(args.urn, declared);
    beginAnalysis({ type: args.type, declared });
    if (args.type !== stackType) return;
    const stray = plannedStackProblem(args.urn);
    for (const problem of stray === undefined ? problems : [...problems, stray]) {
      report(problem, args.urn);
    }
  },
  validateStack: (args, report) => {
    const { config } = resolveConfig(settingsParameters, args.getConfig());
    useSettings(config);
    const stack = openStack(args.resources);
    const [root] = stack.ofType(stackType);
    // Without the stack resource, only a part of a stack is evaluated.
    if (root === undefined || stack.isPartial) return;
    for (const problem of missingGroups(config, stack)) report(problem, root.urn);
  },
};

function declaredIn(args: ResourceValidationArgs) {
  const { type, name, props } = args;
  const inputs = rawProperties(props);
  const providerProperties = providerPropertiesOf(args);
  return readDeclaration({ type, name, inputs, providerProperties }).declared;
}

function missingGroups(settings: Settings, stack: StackView): readonly string[] {
  const { expectedGroups, functionGroups } = settings;
  const functions = stack.ofType("aws:lambda/function:Function");
  const present = new Set(functions.map((each) => functionGroup(functionGroups, each)));
  return [
    ...undefinedGroups(settingsParameters, settings, Object.keys(functionGroups)),
    ...expectedGroups
      .filter((group) => Object.hasOwn(functionGroups, group) && !present.has(group))
      .map(
        (group) =>
          `expectedGroups names group '${group}', and no function of the stack is in it: expected one that ${describeGroup(functionGroups[group])}`,
      ),
  ];
}

/**
 * `pulumi policy analyze` also shows what a stack only reads: with a provider, and without any
 * input.
 */
function isReadInState({ provider, props }: ResourceValidationArgs): boolean {
  return (
    isEvaluatingState() && provider !== undefined && Object.keys(rawProperties(props)).length === 0
  );
}

import type { Policies } from "@pulumi/policy";
import { operationalExcellence } from "../data/frameworks";
import { defaultsOf } from "../engine/config";
import { stackPolicy, subjectsIn } from "../engine/define-policy";
import { exemptionFor } from "../engine/exemptions";
import { applyExemption } from "../engine/findings";
import { formerParameters, withCurrentNames } from "../engine/former-names";
import { functionGroup } from "../engine/function-groups";
import { type Relaxation, relaxationsOf } from "../engine/relaxations";
import { clockToday, exemptionTerms, recordedConfigurations, recordUse } from "../engine/session";
import type { Settings } from "../engine/settings";
import type { StackView } from "../stack/stack-view";

const name = "configuration-not-relaxed";

/**
 * It looks back at all others: by now, each one with a resource to evaluate has recorded its
 * configuration.
 * @param common the policies `settings` and `exemptions`
 */
export const createConfigurationNotRelaxed = (requirements: Policies, common: Policies) =>
  stackPolicy({
    name,
    displayName: "Configuration is not relaxed",
    description: "The pack's configuration asks for no less than its defaults.",
    severity: "medium",
    enforcementLevel: "advisory",
    // Exemptions from it name settings, not the policy.
    isExemptible: false,
    framework: operationalExcellence,
    tags: ["pack"],
    remediationSteps:
      "Take the setting back to its default, or exempt it by its name, with a reason, an owner and a last day.",
    url: "https://www.pulumi.com/docs/iac/crossguard/configuration/",
    resourceTypes: ["pulumi:pulumi:Stack"],
    config: {},
    check: ({ urn }, { settings, stack }) => {
      const relaxations = [
        ...relaxedParameters([...requirements, ...common], settings),
        ...movedFunctions(stack, settings, common),
        ...disabledPolicies(requirements, stack),
      ];
      const renamed = renamedParameters([...requirements, ...common]);
      const sorted = relaxations.toSorted((one, other) => (one.setting < other.setting ? -1 : 1));
      const relaxed = sorted.map(({ setting, change }) => {
        const { exemption, flaw } = exemptionFor(settings.exemptions, {
          policies: [name],
          target: { urn: `${urn}::${setting}`, name: setting },
          terms: exemptionTerms(),
        });
        if (exemption) recordUse(exemption);
        const found = applyExemption({ message: `${setting} ${change}` }, exemption, flaw);
        return found.level === undefined ? found.message : { ...found, level: found.level };
      });
      return [...renamed, ...relaxed];
    },
  });

function relaxedParameters(policies: Policies, settings: Settings): readonly Relaxation[] {
  const circumstances = {
    definedGroups: Object.keys(settings.functionGroups),
    today: clockToday(),
  };
  return [...recordedConfigurations()].flatMap(([policy, given]) => {
    const defaults = defaultsNamed(policies, policy);
    const current = withCurrentNames(schemasNamed(policies, policy), given);
    return relaxationsOf(policy, current, { ...circumstances, defaults });
  });
}

/**
 * Parameters that the configuration calls by a former name; advisory, whatever this policy's level.
 */
function renamedParameters(policies: Policies) {
  return [...recordedConfigurations()].flatMap(([policy, given]) =>
    [...formerParameters(schemasNamed(policies, policy))]
      .filter(([former]) => Object.hasOwn(given, former))
      .map(([former, current]) => ({
        message: `${policy}.${former} is called ${policy}.${current} now: rename it`,
        level: "advisory" as const,
      })),
  );
}

function schemasNamed(policies: Policies, name: string) {
  return policies.find((each) => each.name === name)?.configSchema?.properties ?? {};
}

function defaultsNamed(policies: Policies, policy: string): Readonly<Record<string, unknown>> {
  return policies.filter((each) => each.name === policy).map(defaultsOf)[0] ?? {};
}

/** Functions that are in another group than by default, and so have other values to meet. */
function movedFunctions(
  stack: StackView,
  settings: Settings,
  common: Policies,
): readonly Relaxation[] {
  const defaults = defaultsNamed(common, "settings");
  const groups = defaults.functionGroups as Settings["functionGroups"];
  return stack.ofType("aws:lambda/function:Function").flatMap((each) => {
    const byDefault = functionGroup(groups, each);
    const group = functionGroup(settings.functionGroups, each);
    if (byDefault === undefined || group === byDefault) return [];
    const change = `puts ${each.name} in ${group ?? "no group"}, and in ${byDefault} by default`;
    return [{ setting: "settings.functionGroups", change }];
  });
}

/**
 * An enabled policy has recorded its configuration if the stack has a resource for it to evaluate.
 */
function disabledPolicies(requirements: Policies, stack: StackView): readonly Relaxation[] {
  return requirements
    .filter(({ enforcementLevel }) => enforcementLevel !== "disabled")
    .filter((policy) => !recordedConfigurations().has(policy.name))
    .filter((policy) => subjectsIn(stack, policy).length > 0)
    .map((policy) => disabled(policy.name, policy.enforcementLevel))
    .concat(recordedConfigurations().has("exemptions") ? [] : disabled("exemptions", "mandatory"));
}

function disabled(policy: string, byDefault: string | undefined): Relaxation {
  return { setting: policy, change: `is disabled, and ${byDefault} by default` };
}

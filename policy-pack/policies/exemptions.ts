import type {
  Policies,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";
import { operationalExcellence } from "../data/frameworks";
import { stackPolicy } from "../engine/define-policy";
import {
  coversResource,
  daysBetween,
  describeGrounds,
  type Exemption,
  type ExemptionTerms,
  exemptionFlaw,
  exemptionKey,
  isOfAnotherStack,
  ownerOf,
} from "../engine/exemptions";
import { formerPolicies } from "../engine/former-names";
import {
  exemptionTerms,
  forgetUses,
  isUsed,
  limitExemptions,
  recordConfiguration,
} from "../engine/session";
import { exemptionParameters } from "../engine/settings";
import type { StackView } from "../stack/stack-view";
import type { Problems } from "../values/problems";

/**
 * The last policy of the pack: it lists the exemptions in every run, and reports those no longer
 * needed.
 */
export function createExemptions(
  requirements: Policies,
): ResourceValidationPolicy & StackValidationPolicy {
  const names = ["configuration-not-relaxed", ...requirements.map(({ name }) => name)];
  const currentNames = new Map([
    ...formerPolicies(requirements),
    ...names.map((name) => [name, name] as const),
  ]);
  return { ...exemptionsInOrder(currentNames), validateResource: recordMaxDays };
}

/**
 * The stack is the first resource, so the limit is set before other policies soften findings by it.
 */
const recordMaxDays = Object.assign(
  ({ getConfig }: ResourceValidationArgs) => {
    const config = getConfig<{ readonly maxDays?: number }>();
    recordConfiguration("exemptions", config);
    limitExemptions(config.maxDays);
  },
  { __pulumiType: "pulumi:pulumi:Stack" },
);

/** @param currentNames current policy names, by each name that an exemption may use for them */
const exemptionsInOrder = (currentNames: ReadonlyMap<string, string>) =>
  stackPolicy({
    name: "exemptions",
    displayName: "Exemptions are in order",
    description:
      "Every exemption has a reason, an owner and a last day, names a policy of the pack and covers a resource.",
    severity: "medium",
    isExemptible: false,
    framework: operationalExcellence,
    tags: ["pack"],
    remediationSteps:
      "Remove the exemption, or renew it with a new date and reason, in the configuration of 'settings'.",
    url: "https://www.pulumi.com/docs/iac/crossguard/configuration/",
    resourceTypes: ["pulumi:pulumi:Stack"],
    config: exemptionParameters,
    check: ({ urn }, { config, settings, stack }) => {
      const own = settings.exemptions.filter((each) => !isOfAnotherStack(each, urn));
      const around = { ...exemptionTerms(), ...config, urn, stack, currentNames };
      const problems = own.map((exemption, index) => {
        const isRepeated = own
          .slice(0, index)
          .some((earlier) => exemptionKey(earlier) === exemptionKey(exemption));
        return isRepeated
          ? `${nameOf(exemption)} is there twice`
          : exemptionProblems(exemption, around);
      });
      forgetUses();
      return problems;
    },
  });

interface Surroundings extends ExemptionTerms {
  readonly urn: string;
  readonly stack: StackView;
  readonly warnDays: number;
  readonly currentNames: ReadonlyMap<string, string>;
}

function nameOf(exemption: Exemption): string {
  const { policy, resource } = exemption;
  return `the exemption of ${ownerOf(exemption)} from ${policy} for '${resource}'`;
}

function exemptionProblems(exemption: Exemption, around: Surroundings): Problems {
  const { policy, expires } = exemption;
  const { urn, stack, today, warnDays, currentNames } = around;
  const subject = nameOf(exemption);
  const current = currentNames.get(policy);
  if (current === undefined) return `${subject} names no policy of this pack`;
  const flaw = exemptionFlaw(exemption, urn, around);
  if (flaw !== undefined) return `${subject} ${flaw}`;
  // An exemption from a setting is used without covering a resource.
  if (!isUsed(exemption) && !stack.nodes.some((node) => coversResource(exemption, node))) {
    return `${subject} covers no resource of this stack`;
  }
  const until = daysBetween(today, expires) <= warnDays ? "expires soon, on" : "holds until";
  const use = isUsed(exemption) ? "" : " and softens nothing";
  const message = `${subject} ${until} ${expires}${use}: ${describeGrounds(exemption)}`;
  return [{ message, level: "advisory" }, renamedPolicy(exemption, current)];
}

function renamedPolicy(exemption: Exemption, current: string): Problems {
  const { policy, resource } = exemption;
  if (policy === current) return false;
  return {
    message: `an exemption of ${ownerOf(exemption)} for '${resource}' names ${policy}, which is called ${current} now: rename it`,
    level: "advisory",
  };
}

import { operationalExcellence } from "../data/frameworks";
import { integer } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import {
  coversResource,
  describeGrounds,
  type Exemption,
  exemptionFlaw,
  exemptionKey,
  isOfAnotherStack,
} from "../engine/exemptions";
import { forgetUses, isUsed } from "../engine/session";
import type { StackView } from "../stack/stack-view";
import type { Problems } from "../values/problems";

/** The last policy of the pack: it lists the exemptions in every run, and finds those that no longer serve. */
export const createExemptions = (judgingPolicies: readonly string[]) =>
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
    config: {
      warnDays: integer(14, "Days before its last day that an exemption is said to expire soon.", {
        minimum: 0,
      }),
      maxDays: integer(365, "Most days ahead that the last day of an exemption may be.", {
        minimum: 1,
      }),
    },
    check: ({ urn }, { config, settings, stack, today }) => {
      const own = settings.exemptions.filter((each) => !isOfAnotherStack(each, urn));
      const around = { ...config, stack, today, judgingPolicies };
      const problems = own.map((exemption, index) => {
        const isRepeated = own
          .slice(0, index)
          .some((earlier) => exemptionKey(earlier) === exemptionKey(exemption));
        return isRepeated
          ? `${nameOf(exemption)} is there twice`
          : judgeExemption(exemption, around);
      });
      forgetUses();
      return problems;
    },
  });

interface Surroundings {
  readonly stack: StackView;
  readonly today: string;
  readonly warnDays: number;
  readonly maxDays: number;
  readonly judgingPolicies: readonly string[];
}

function nameOf({ policy, resource, owner }: Exemption): string {
  return `the exemption of ${owner.trim() || "nobody"} from ${policy} for '${resource}'`;
}

function judgeExemption(exemption: Exemption, around: Surroundings): Problems {
  const { policy, expires } = exemption;
  const { stack, today, warnDays, maxDays, judgingPolicies } = around;
  const subject = nameOf(exemption);
  if (!judgingPolicies.includes(policy)) return `${subject} names no policy of this pack`;
  const flaw = exemptionFlaw(exemption, today);
  if (flaw !== undefined) return `${subject} ${flaw}`;
  const daysLeft = daysBetween(today, expires);
  if (daysLeft > maxDays) {
    return `${subject} holds until ${expires}, in ${daysLeft} days: expected at most ${maxDays}`;
  }
  if (!stack.nodes.some((node) => coversResource(exemption, node))) {
    return `${subject} covers no resource of this stack`;
  }
  const until = daysLeft <= warnDays ? "expires soon, on" : "holds until";
  const use = isUsed(exemption) ? "" : " and softens nothing";
  const message = `${subject} ${until} ${expires}${use}: ${describeGrounds(exemption)}`;
  return { message, level: "advisory" };
}

const dayMs = 24 * 60 * 60 * 1000;

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}

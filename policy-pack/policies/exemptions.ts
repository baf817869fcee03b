import { integer } from "../config";
import { stackPolicy } from "../define-policy";
import { coversResource, type Exemption, isDate, isExpired } from "../exemptions";
import type { Problems } from "../findings";
import { operationalExcellence } from "../frameworks";
import type { StackView } from "../stack-view";

/** The last policy of the pack: it lists the exemptions in every run, and finds those that no longer serve. */
export const createExemptions = (judgingPolicies: readonly string[]) =>
  stackPolicy({
    name: "exemptions",
    displayName: "Exemptions are in order",
    description:
      "Every exemption names a policy of the pack, covers a resource and has not expired.",
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
    },
    check: (_, { config, settings, stack, today }) =>
      settings.exemptions.map((exemption) =>
        judgeExemption(exemption, { stack, today, warnDays: config.warnDays, judgingPolicies }),
      ),
  });

interface Surroundings {
  readonly stack: StackView;
  readonly today: string;
  readonly warnDays: number;
  readonly judgingPolicies: readonly string[];
}

function judgeExemption(exemption: Exemption, around: Surroundings): Problems {
  const { policy, resource, owner, reason, expires } = exemption;
  const subject = `the exemption of ${owner} from ${policy} for '${resource}'`;
  if (!around.judgingPolicies.includes(policy)) return `${subject} names no policy of this pack`;
  if (!isDate(expires)) return `${subject} has expires ${expires}, expected YYYY-MM-DD`;
  if (isExpired(exemption, around.today)) return `${subject} expired on ${expires}`;
  if (!around.stack.nodes.some((node) => coversResource(exemption, node))) {
    return `${subject} covers no resource of this stack`;
  }
  const soon =
    daysBetween(around.today, expires) <= around.warnDays ? "expires soon, on" : "holds until";
  return { message: `${subject} ${soon} ${expires}: ${reason}`, level: "advisory" };
}

const dayMs = 24 * 60 * 60 * 1000;

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}

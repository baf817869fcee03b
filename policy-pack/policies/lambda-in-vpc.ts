import { reliability } from "../data/frameworks";
import { integer } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { findTargets } from "../stack/links";
import type { StackNode, StackView } from "../stack/stack-view";
import { isPresent, isUnknown } from "../values/unknown";
import { valuesAt } from "../values/values-at";

export const lambdaInVpc = stackPolicy({
  name: "lambda-in-vpc",
  displayName: "Lambda in a VPC",
  description: "A Lambda function runs in a VPC, in subnets of several availability zones.",
  severity: "low",
  enforcementLevel: "disabled",
  framework: reliability,
  tags: ["lambda", "network", "Lambda.3", "Lambda.5"],
  remediationSteps:
    "Set vpcConfig to security groups and to subnets in at least two availability zones.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {
    minSubnets: integer(2, "Least number of subnets.", { minimum: 1, maximum: 16 }),
  },
  check: (subject, { config: { minSubnets }, stack }) => {
    const { inputs } = subject;
    const subnets = valuesAt(inputs, "vpcConfig.subnetIds.*").filter(isPresent);
    if (subnets.length === 0) {
      return `vpcConfig has no subnets: expected ${minSubnets} or more`;
    }
    const securityGroups = valuesAt(inputs, "vpcConfig.securityGroupIds.*").filter(isPresent);
    // A list that is unknown as a whole is one value, which may be many.
    const [list] = valuesAt(inputs, "vpcConfig.subnetIds");
    // A subnet named twice counts once; two unknown ones count as two.
    const known = subnets.filter((subnet) => !isUnknown(subnet));
    const count = new Set(known).size + subnets.length - known.length;
    const isTooFew = !isUnknown(list) && count < minSubnets;
    const zone = onlyZone(stack, subject as StackNode, subnets);
    return [
      isTooFew &&
        `vpcConfig.subnetIds has ${count} different subnets, expected ${minSubnets} or more`,
      !isTooFew &&
        minSubnets > 1 &&
        zone !== undefined &&
        `vpcConfig.subnetIds has only subnets in ${zone}, expected two availability zones or more`,
      securityGroups.length === 0 && "vpcConfig.securityGroupIds is empty: expected one or more",
    ];
  },
});

/** The zone of all the subnets, if the stack has them all and they name their zone. */
function onlyZone(
  stack: StackView,
  subject: StackNode,
  subnets: readonly unknown[],
): string | undefined {
  const all = stack.ofType<string>("aws:ec2/subnet:Subnet");
  const found = subnets.map((value) => findTargets(subject, "vpcConfig", value, all));
  const zones = found
    .flat()
    .map(({ inputs }) => inputs.availabilityZone ?? inputs.availabilityZoneId);
  const [zone, ...others] = new Set(zones);
  const isTold = found.every((nodes) => nodes.length > 0) && !isUnknown(zone) && isPresent(zone);
  return isTold && others.length === 0 ? String(zone) : undefined;
}

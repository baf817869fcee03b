import { reliability } from "../data/frameworks";
import { integer } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { isPresent, isUnknown } from "../values/unknown";
import { valuesAt } from "../values/values-at";

export const lambdaInVpc = resourcePolicy({
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
  check: ({ inputs }, { config: { minSubnets } }) => {
    const subnets = valuesAt(inputs, "vpcConfig.subnetIds.*").filter(isPresent);
    if (subnets.length === 0) {
      return `vpcConfig has no subnets: expected ${minSubnets} or more`;
    }
    const securityGroups = valuesAt(inputs, "vpcConfig.securityGroupIds.*").filter(isPresent);
    // All of a list that is unknown is one value, which may be many.
    const [list] = valuesAt(inputs, "vpcConfig.subnetIds");
    // A subnet named twice is one; two that are unknown are two.
    const known = subnets.filter((subnet) => !isUnknown(subnet));
    const count = new Set(known).size + subnets.length - known.length;
    return [
      !isUnknown(list) &&
        count < minSubnets &&
        `vpcConfig.subnetIds has ${count} different subnets, expected ${minSubnets} or more`,
      securityGroups.length === 0 && "vpcConfig.securityGroupIds is empty: expected one or more",
    ];
  },
});

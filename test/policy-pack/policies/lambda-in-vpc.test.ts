import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

const inVpc = (subnetIds: unknown, securityGroupIds: unknown = ["sg-1"]) => ({
  vpcConfig: { subnetIds, securityGroupIds },
});

testResourcePolicy("lambda-in-vpc", {
  type: "aws:lambda/function:Function",
  rows: [
    {
      kind: "pass",
      title: "three subnets and a security group",
      inputs: inVpc(["subnet-1", "subnet-2", "subnet-3"]),
      reports: [],
    },
    {
      kind: "absent",
      title: "no VPC",
      inputs: {},
      reports: ["vpcConfig has no subnets: expected 2 or more"],
    },
    {
      kind: "fail",
      title: "empty lists, by which a function leaves its VPC",
      inputs: inVpc([], []),
      reports: ["vpcConfig has no subnets: expected 2 or more"],
    },
    {
      kind: "boundary",
      title: "two subnets",
      inputs: inVpc(["subnet-1", "subnet-2"]),
      reports: [],
    },
    {
      kind: "beyond",
      title: "one subnet, and no security group",
      inputs: inVpc(["subnet-1"], []),
      reports: [
        "vpcConfig.subnetIds has 1 different subnets, expected 2 or more",
        "vpcConfig.securityGroupIds is empty: expected one or more",
      ],
    },
    {
      kind: "beyond",
      title: "one subnet named twice",
      inputs: inVpc(["subnet-1", "subnet-1"]),
      reports: ["vpcConfig.subnetIds has 1 different subnets, expected 2 or more"],
    },
    {
      kind: "unknown",
      title: "two subnets of the stack, and its security group",
      inputs: inVpc([unknown, unknown], [unknown]),
      reports: [],
    },
    {
      kind: "unknown",
      title: "one subnet of the stack",
      inputs: inVpc([unknown]),
      reports: ["vpcConfig.subnetIds has 1 different subnets, expected 2 or more"],
    },
    {
      kind: "unknown",
      title: "lists that only the update knows",
      inputs: inVpc(unknown, unknown),
      reports: [],
    },
    {
      kind: "unknown",
      title: "all of the VPC only known at the update",
      inputs: { vpcConfig: unknown },
      reports: [],
    },
    {
      kind: "config",
      title: "three subnets",
      config: { minSubnets: 3 },
      inputs: inVpc(["subnet-1", "subnet-2"]),
      reports: ["vpcConfig.subnetIds has 2 different subnets, expected 3 or more"],
    },
    {
      kind: "beyond",
      title: "a subnet and a security group without a name",
      inputs: inVpc(["subnet-1", ""], [""]),
      reports: [
        "vpcConfig.subnetIds has 1 different subnets, expected 2 or more",
        "vpcConfig.securityGroupIds is empty: expected one or more",
      ],
    },
  ],
});

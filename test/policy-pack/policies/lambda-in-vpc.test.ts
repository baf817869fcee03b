import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testResourcePolicy("lambda-in-vpc", {
  type: "aws:lambda/function:Function",
  rows: [
    {
      kind: "pass",
      title: "three subnets and a security group",
      inputs: {
        vpcConfig: {
          subnetIds: ["subnet-1", "subnet-2", "subnet-3"],
          securityGroupIds: ["sg-1"],
        },
      },
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
      inputs: { vpcConfig: { subnetIds: [], securityGroupIds: [] } },
      reports: ["vpcConfig has no subnets: expected 2 or more"],
    },
    {
      kind: "boundary",
      title: "two subnets",
      inputs: { vpcConfig: { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] } },
      reports: [],
    },
    {
      kind: "beyond",
      title: "one subnet, and no security group",
      inputs: { vpcConfig: { subnetIds: ["subnet-1"], securityGroupIds: [] } },
      reports: [
        "vpcConfig.subnetIds has 1 different subnets, expected 2 or more",
        "vpcConfig.securityGroupIds is empty: expected one or more",
      ],
    },
    {
      kind: "beyond",
      title: "one subnet named twice",
      inputs: { vpcConfig: { subnetIds: ["subnet-1", "subnet-1"], securityGroupIds: ["sg-1"] } },
      reports: ["vpcConfig.subnetIds has 1 different subnets, expected 2 or more"],
    },
    {
      kind: "unknown",
      title: "two subnets of the stack, and its security group",
      inputs: { vpcConfig: { subnetIds: [unknown, unknown], securityGroupIds: [unknown] } },
      reports: [],
    },
    {
      kind: "unknown",
      title: "one subnet of the stack",
      inputs: { vpcConfig: { subnetIds: [unknown], securityGroupIds: ["sg-1"] } },
      reports: ["vpcConfig.subnetIds has 1 different subnets, expected 2 or more"],
    },
    {
      kind: "unknown",
      title: "lists that only the update knows",
      inputs: { vpcConfig: { subnetIds: unknown, securityGroupIds: unknown } },
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
      inputs: { vpcConfig: { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] } },
      reports: ["vpcConfig.subnetIds has 2 different subnets, expected 3 or more"],
    },
    {
      kind: "beyond",
      title: "a subnet and a security group without a name",
      inputs: { vpcConfig: { subnetIds: ["subnet-1", ""], securityGroupIds: [""] } },
      reports: [
        "vpcConfig.subnetIds has 1 different subnets, expected 2 or more",
        "vpcConfig.securityGroupIds is empty: expected one or more",
      ],
    },
  ],
});

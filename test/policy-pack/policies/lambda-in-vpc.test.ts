import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { fn, resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** Function 'worker' in those subnets. */
const inVpc = (subnetIds: unknown, securityGroupIds: unknown = ["sg-1"], options = {}) =>
  fn({ vpcConfig: { subnetIds, securityGroupIds } }, options);

/** The same, where only the update knows which subnets of the stack. */
const inSubnets = (...names: readonly string[]) =>
  inVpc(
    names.map(() => unknown),
    ["sg-1"],
    { dependsOn: { vpcConfig: names } },
  );
const subnet = (name: string, inputs: object) =>
  resource("aws:ec2/subnet:Subnet", name, { vpcId: "vpc-1", ...inputs });
const inOneZone = (zone: string) =>
  `vpcConfig.subnetIds has only subnets in ${zone}, expected two availability zones or more`;

testStackPolicy("lambda-in-vpc", {
  rows: [
    {
      kind: "pass",
      title: "three subnets and a security group",
      resources: [inVpc(["subnet-1", "subnet-2", "subnet-3"])],
      reports: [],
    },
    {
      kind: "absent",
      title: "no VPC",
      resources: [fn()],
      reports: ["vpcConfig has no subnets: expected 2 or more"],
    },
    {
      kind: "fail",
      title: "empty lists, by which a function leaves its VPC",
      resources: [inVpc([], [])],
      reports: ["vpcConfig has no subnets: expected 2 or more"],
    },
    {
      kind: "boundary",
      title: "two subnets",
      resources: [inVpc(["subnet-1", "subnet-2"])],
      reports: [],
    },
    {
      kind: "beyond",
      title: "one subnet, and no security group",
      resources: [inVpc(["subnet-1"], [])],
      reports: [
        "vpcConfig.subnetIds has 1 different subnets, expected 2 or more",
        "vpcConfig.securityGroupIds is empty: expected one or more",
      ],
    },
    {
      kind: "beyond",
      title: "one subnet named twice",
      resources: [inVpc(["subnet-1", "subnet-1"])],
      reports: ["vpcConfig.subnetIds has 1 different subnets, expected 2 or more"],
    },
    {
      kind: "unknown",
      title: "two subnets of the stack, and its security group",
      resources: [inVpc([unknown, unknown], [unknown])],
      reports: [],
    },
    {
      kind: "unknown",
      title: "one subnet of the stack",
      resources: [inVpc([unknown])],
      reports: ["vpcConfig.subnetIds has 1 different subnets, expected 2 or more"],
    },
    {
      kind: "unknown",
      title: "lists that only the update knows",
      resources: [inVpc(unknown, unknown)],
      reports: [],
    },
    {
      kind: "unknown",
      title: "all of the VPC only known at the update",
      resources: [fn({ vpcConfig: unknown })],
      reports: [],
    },
    {
      kind: "config",
      title: "three subnets",
      config: { minSubnets: 3 },
      resources: [inVpc(["subnet-1", "subnet-2"])],
      reports: ["vpcConfig.subnetIds has 2 different subnets, expected 3 or more"],
    },
    {
      kind: "beyond",
      title: "a subnet and a security group without a name",
      resources: [inVpc(["subnet-1", ""], [""])],
      reports: [
        "vpcConfig.subnetIds has 1 different subnets, expected 2 or more",
        "vpcConfig.securityGroupIds is empty: expected one or more",
      ],
    },
    {
      kind: "evasion",
      title: "two subnets of the stack in one availability zone",
      resources: [
        inSubnets("one", "two"),
        subnet("one", { availabilityZone: "eu-west-1a" }),
        subnet("two", { availabilityZone: "eu-west-1a" }),
      ],
      reports: [inOneZone("eu-west-1a")],
    },
    {
      kind: "evasion",
      title: "two subnets by their ids in one availability zone, and a list that is not known",
      resources: [
        inVpc(["subnet-1", "subnet-2"]),
        subnet("one", { id: "subnet-1", availabilityZoneId: "euw1-az1" }),
        subnet("two", { id: "subnet-2", availabilityZoneId: "euw1-az1" }),
        fn(
          { vpcConfig: { subnetIds: unknown, securityGroupIds: unknown } },
          { name: "helper", dependsOn: { vpcConfig: ["one", "two"] } },
        ),
      ],
      reports: [
        { resource: "worker", message: inOneZone("euw1-az1") },
        { resource: "helper", message: inOneZone("euw1-az1") },
      ],
    },
    {
      kind: "linked",
      title: "subnets of the stack in two availability zones",
      resources: [
        inSubnets("one", "two"),
        subnet("one", { availabilityZone: "eu-west-1a" }),
        subnet("two", { availabilityZone: "eu-west-1b" }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "subnets of which one is of another stack, and whose zone only the update knows",
      resources: [
        inVpc(["subnet-1", "subnet-2"]),
        subnet("one", { id: "subnet-1", availabilityZone: "eu-west-1a" }),
        fn(
          { vpcConfig: { subnetIds: [unknown, unknown], securityGroupIds: ["sg-1"] } },
          { name: "helper", dependsOn: { vpcConfig: ["three", "four"] } },
        ),
        subnet("three", { availabilityZone: unknown }),
        subnet("four", { availabilityZone: unknown }),
        fn(
          { vpcConfig: { subnetIds: [unknown, unknown], securityGroupIds: ["sg-1"] } },
          { name: "mailer", dependsOn: { vpcConfig: ["five", "six"] } },
        ),
        subnet("five", {}),
        subnet("six", {}),
      ],
      reports: [],
    },
    {
      kind: "config",
      title: "one subnet, which is in one zone",
      config: { minSubnets: 1 },
      resources: [inSubnets("one"), subnet("one", { availabilityZone: "eu-west-1a" })],
      reports: [],
    },
  ],
});

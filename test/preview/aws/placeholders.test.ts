import { expect } from "chai";
import { placeholderFor } from "../../../preview/aws/placeholders";

const account = { accountId: "111122223333", region: "eu-west-1" };

describe("placeholderFor", () => {
  for (const [token, args, result] of [
    [
      "aws:ec2/getAmi:getAmi",
      { mostRecent: true },
      { mostRecent: true, id: "ami-00000000", imageId: "ami-00000000" },
    ],
    [
      "aws:index/getAvailabilityZones:getAvailabilityZones",
      {},
      {
        id: "eu-west-1",
        groupNames: ["eu-west-1"],
        names: ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
        zoneIds: ["eu-west-1-az1", "eu-west-1-az2", "eu-west-1-az3"],
      },
    ],
    [
      "aws:ec2/getVpc:getVpc",
      { default: true },
      { default: true, id: "vpc-00000000", cidrBlock: "172.31.0.0/16" },
    ],
    [
      "aws:ec2/getVpc:getVpc",
      { id: "vpc-12345678" },
      { id: "vpc-12345678", cidrBlock: "172.31.0.0/16" },
    ],
    [
      "aws:ec2/getSubnets:getSubnets",
      {},
      { id: "eu-west-1", ids: ["subnet-0000000a", "subnet-0000000b", "subnet-0000000c"] },
    ],
    [
      "aws:ec2/getSubnetIds:getSubnetIds",
      { vpcId: "vpc-12345678" },
      {
        vpcId: "vpc-12345678",
        id: "vpc-12345678",
        ids: ["subnet-0000000a", "subnet-0000000b", "subnet-0000000c"],
      },
    ],
    [
      "aws:route53/getZone:getZone",
      { name: "example.com" },
      { name: "example.com", id: "Z00000000", zoneId: "Z00000000" },
    ],
    [
      "aws:organizations/getOrganization:getOrganization",
      {},
      { id: "o-0000000000", accounts: [], roots: [{ id: "r-0000", name: "Root" }] },
    ],
    [
      "aws:ssm/getParameter:getParameter",
      { name: "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended" },
      {
        name: "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended",
        id: "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended",
        type: "String",
        value: '{"image_id":"ami-00000000"}',
      },
    ],
    [
      "aws:ssm/getParameter:getParameter",
      {
        name: "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id",
      },
      {
        name: "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id",
        id: "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id",
        type: "String",
        value: "ami-00000000",
      },
    ],
    ["aws:ssm/getParameter:getParameter", { name: "/shop/ami" }, undefined],
    [
      "aws:ssm/getParameter:getParameter",
      { name: "/aws/service/global-infrastructure/current-region" },
      undefined,
    ],
    ["aws:ec2/getInstance:getInstance", {}, undefined],
    ["other:ec2/getAmi:getAmi", {}, undefined],
  ] as const) {
    it(`has ${result === undefined ? "no placeholder" : "a placeholder"} for ${token} ${JSON.stringify(args)}`, () => {
      expect(placeholderFor(token, args, account)).to.deep.equal(result);
    });
  }

  it("has no placeholder without a region", () => {
    const nowhere = { accountId: "111122223333", region: undefined };
    expect(placeholderFor("aws:ec2/getAmi:getAmi", {}, nowhere)).to.equal(undefined);
  });
});

import { expect } from "chai";
import {
  consoleUrl,
  managedPolicyArn,
  physicalName,
  regionalArn,
  s3Arn,
} from "../../infra/deployment";

const DEPLOYMENT = {
  project: "etl",
  stack: "dev",
  partition: "aws-us-gov",
  region: "us-gov-west-1",
  accountId: "123456789012",
};

describe("a deployment's names and ARNs", () => {
  it("contain the project and the stack", () => {
    expect(physicalName(DEPLOYMENT, "failures")).to.equal("etl-dev-failures");
  });

  it("contain the partition, and no region and account if AWS omits them", () => {
    expect([
      regionalArn(DEPLOYMENT, "sqs", "etl-dev-failures"),
      s3Arn(DEPLOYMENT, "acme-in"),
      s3Arn(DEPLOYMENT, "acme-in", "raw/*"),
      managedPolicyArn(DEPLOYMENT, "AWSXRayDaemonWriteAccess"),
    ]).to.deep.equal([
      "arn:aws-us-gov:sqs:us-gov-west-1:123456789012:etl-dev-failures",
      "arn:aws-us-gov:s3:::acme-in",
      "arn:aws-us-gov:s3:::acme-in/raw/*",
      "arn:aws-us-gov:iam::aws:policy/AWSXRayDaemonWriteAccess",
    ]);
  });

  const consoles = [
    { partition: "aws", region: "eu-west-1", host: "eu-west-1.console.aws.amazon.com" },
    { partition: "aws-cn", region: "cn-north-1", host: "cn-north-1.console.amazonaws.cn" },
    {
      partition: "aws-eusc",
      region: "eusc-de-east-1",
      host: "eusc-de-east-1.console.amazonaws-eusc.eu",
    },
    {
      partition: "aws-us-gov",
      region: "us-gov-west-1",
      host: "us-gov-west-1.console.amazonaws-us-gov.com",
    },
  ];
  for (const { host, ...where } of consoles) {
    it(`are shown at ${host} in ${where.partition}`, () => {
      expect(consoleUrl({ ...DEPLOYMENT, ...where }, "cloudwatch", "alarmsV2:")).to.equal(
        `https://${host}/cloudwatch/home?region=${where.region}#alarmsV2:`,
      );
    });
  }
});

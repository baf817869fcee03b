import { expect } from "chai";
import { managedPolicyArn, physicalName, regionalArn, s3Arn } from "../../infra/deployment";

const DEPLOYMENT = {
  project: "etl",
  stack: "dev",
  partition: "aws-us-gov",
  region: "us-gov-west-1",
  accountId: "123456789012",
};

describe("a deployment's names and ARNs", () => {
  it("say the project and the stack", () => {
    expect(physicalName(DEPLOYMENT, "failures")).to.equal("etl-dev-failures");
  });

  it("are made for the partition, without region and account where AWS has none", () => {
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
});

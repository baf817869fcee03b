import { expect } from "chai";
import { letsCall, type ServiceCall } from "../../../policy-pack/iam/service-access";

const call: ServiceCall = {
  service: "cloudwatch.amazonaws.com",
  sourceArn: "arn:*:cloudwatch:eu-west-1:*:alarm:errors",
  sourceAccount: "123456789012",
  calledArn: "arn:*:sns:*:*:alarms",
};

/** Whether CloudWatch may publish on that condition. */
function mayPublish(
  Condition: object,
  from: Partial<ServiceCall> = {},
  change: Readonly<Record<string, unknown>> = {},
): boolean {
  const statement = {
    Effect: "Allow",
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Action: "sns:Publish",
    Resource: "*",
    Condition,
    ...change,
  };
  const policies = [{ label: "policy", value: { Statement: statement } }];
  return letsCall(policies, { ...call, ...from }, "sns:Publish");
}

describe("what a service of AWS may do in its own name", () => {
  for (const condition of [
    { Bool: { "aws:PrincipalIsAWSService": "true" } },
    { Bool: { "aws:SecureTransport": ["true", "false"] } },
    { StringEquals: { "aws:PrincipalServiceName": "cloudwatch.amazonaws.com" } },
    { StringNotEquals: { "aws:SourceAccount": "999999999999" } },
    { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-1" } },
    { StringLike: { "aws:SourceAccount": "1234*" } },
    { ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:*:123456789012:alarm:*" } },
    { ArnLike: { "aws:SourceArn": ["arn:aws:s3:::data", "arn:aws:cloudwatch:*"] } },
    { DateGreaterThan: { "aws:CurrentTime": "2026-01-01T00:00:00Z" } },
    { StringEquals: { "aws:SourceOrgID": "o-1" } },
  ]) {
    it(`can be on condition ${JSON.stringify(condition)}`, () => {
      expect(mayPublish(condition)).to.equal(true);
    });
  }

  for (const condition of [
    { Bool: { "aws:PrincipalIsAWSService": "false" } },
    { Bool: { "aws:SecureTransport": "false" } },
    { StringEquals: { "aws:PrincipalServiceName": "events.amazonaws.com" } },
    { StringEquals: { "aws:SourceAccount": "999999999999" } },
    { StringEquals: { "aws:SourceAccount": "1234*" } },
    { StringEquals: { "aws:PrincipalOrgID": "o-1" } },
    { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-1/*" } },
    { ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/*" } },
    { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } },
    { ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:us-east-1:*:alarm:errors" } },
    { ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:*:*:alarm:other" } },
  ]) {
    it(`can't be on condition ${JSON.stringify(condition)}`, () => {
      expect(mayPublish(condition)).to.equal(false);
    });
  }

  for (const [title, change, expected] of [
    ["every action but another", { NotAction: "sns:Subscribe", Action: undefined }, true],
    ["every action but that one", { NotAction: "sns:Pub*", Action: undefined }, false],
    ["another action", { Action: "sns:Subscribe" }, false],
    ["every principal but another", { NotPrincipal: { AWS: "*" }, Principal: undefined }, true],
    ["another service", { Principal: { Service: "events.amazonaws.com" } }, false],
    ["another topic", { Resource: "arn:aws:sns:eu-west-1:123456789012:orders" }, false],
    ["whatever the policy is on", { Resource: undefined }, true],
  ] as const) {
    it(`is ${expected ? "" : "not "}let do it by a statement about ${title}`, () => {
      expect(mayPublish({}, {}, change)).to.equal(expected);
    });
  }

  it("can be for an account that nobody knows here", () => {
    const condition = { StringEquals: { "aws:SourceAccount": "999999999999" } };
    expect(mayPublish(condition, { sourceAccount: undefined })).to.equal(true);
  });
});

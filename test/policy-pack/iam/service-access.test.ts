import { expect } from "chai";
import { letsCall, type ServiceCall } from "../../../policy-pack/iam/service-access";
import { variable } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const call: ServiceCall = {
  service: "cloudwatch.amazonaws.com",
  sourceArn: "arn:*:cloudwatch:eu-west-1:*:alarm:errors",
  sourceAccount: "123456789012",
  calledArn: "arn:*:sns:*:*:alarms",
};

const allowed = {
  Effect: "Allow",
  Principal: { Service: "cloudwatch.amazonaws.com" },
  Action: "sns:Publish",
  Resource: "*",
};

/** Whether CloudWatch may publish on that condition. */
function mayPublish(
  Condition: object,
  from: Partial<ServiceCall> = {},
  change: Readonly<Record<string, unknown>> = {},
): boolean {
  const policies = [
    { label: "policy", value: { Statement: { ...allowed, Condition, ...change } } },
  ];
  return letsCall(policies, { ...call, ...from }, "sns:Publish");
}

/** Whether it may where everyone is denied on the one condition, and CloudWatch allowed on the other. */
function mayPublishUnless(
  denied: object,
  Condition: object = {},
  from: Partial<ServiceCall> = {},
): boolean {
  const denial = { ...allowed, Effect: "Deny", Principal: "*", Condition: denied };
  const value = { Statement: [{ ...allowed, Condition }, denial] };
  return letsCall([{ label: "policy", value }], { ...call, ...from }, "sns:Publish");
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

  const organization = { "aws:PrincipalOrgID": "o-1" };
  const ownAccount = { StringEquals: { "aws:SourceAccount": "123456789012" } };

  for (const denied of [
    ownAccount,
    { StringEquals: { "aws:SourceAccount": ["999999999999", "123456789012"] } },
    { StringEqualsIfExists: { "aws:SourceAccount": "123456789012" } },
    { StringNotEquals: { "aws:SourceAccount": "999999999999" } },
    { StringNotEquals: organization },
    { StringNotEqualsIfExists: organization },
    { "ForAllValues:StringEquals": organization },
    { NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" } },
    { StringNotEquals: { "aws:SourceVpce": "vpce-1" } },
    { Null: { "aws:PrincipalArn": "true" } },
    { Null: { "aws:SourceArn": "false" } },
    { ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:*:*:alarm:*" } },
    { ArnNotEquals: { "aws:SourceArn": "arn:aws:cloudwatch:*:*:alarm:other" } },
    { StringEqualsIgnoreCase: { "aws:PrincipalServiceName": "CloudWatch.amazonaws.com" } },
    { BoolIfExists: { "aws:PrincipalIsAWSService": "True" } },
  ]) {
    it(`is denied by condition ${JSON.stringify(denied)}`, () => {
      expect(mayPublishUnless(denied)).to.equal(false);
    });
  }

  for (const denied of [
    { StringEquals: { "aws:SourceAccount": "999999999999" } },
    { StringNotEquals: { "aws:SourceAccount": "123456789012" } },
    { StringNotEquals: organization, Bool: { "aws:PrincipalIsAWSService": "false" } },
    { "ForAnyValue:StringNotEquals": organization },
    { Null: { "aws:PrincipalArn": "false" } },
    { ArnNotLike: { "aws:SourceArn": "arn:aws:cloudwatch:*:*:alarm:*" } },
    { StringNotEquals: { "aws:SourceOrgID": "o-1" } },
    { StringNotEquals: { "aws:SourceAccount": variable("aws:ResourceAccount") } },
    { StringEquals: { "aws:SourceAccount": unknown } },
    { StringEqualsIgnoreCase: { "aws:SourceAccount": unknown } },
    { Null: { "aws:PrincipalArn": unknown } },
    { DateLessThan: { "aws:SourceArn": "2026-01-01T00:00:00Z" } },
  ]) {
    it(`is not denied by condition ${JSON.stringify(denied)}`, () => {
      expect(mayPublishUnless(denied)).to.equal(true);
    });
  }

  it("is denied what it is allowed for an account that nobody knows here", () => {
    const from = { sourceAccount: undefined };
    expect(mayPublishUnless(ownAccount, ownAccount, from)).to.equal(false);
    expect(mayPublishUnless(ownAccount, {}, from)).to.equal(true);
  });

  it("is denied some of the alarms that it is allowed", () => {
    const alarms = (operator: string, ...names: string[]) => ({
      [operator]: {
        "aws:SourceArn": names.map((name) => `arn:aws:cloudwatch:eu-west-1:*:alarm:${name}`),
      },
    });
    const from = { sourceArn: "*" };
    const some = alarms("ArnLike", "errors-*");
    expect(mayPublishUnless(some, some, from)).to.equal(false);
    expect(mayPublishUnless(some, alarms("ArnLike", "errors-*", "others"), from)).to.equal(true);
    expect(mayPublishUnless(some, alarms("ArnNotLike", "errors-*"), from)).to.equal(true);
  });
});

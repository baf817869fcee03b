import { expect } from "chai";
import type { Condition } from "../../../policy-pack/iam/iam-document";
import {
  isAboutSources,
  leavesKnownCallers,
  leavesKnownSources,
  leavesSomePrincipals,
} from "../../../policy-pack/iam/restricting-conditions";

const account = "123456789012";

function condition(operator: string, key: string, ...values: readonly string[]): Condition {
  return { operator, key, values };
}

describe("a condition", () => {
  for (const [given, expected] of [
    [condition("StringEquals", "aws:principalorgid", "o-1"), true],
    [condition("stringlike", "aws:principalorgid", "o-1"), true],
    [condition("ForAnyValue:StringEquals", "aws:principalorgpaths", "o-1/r-1/*"), true],
    [condition("StringEqualsIfExists", "aws:principalorgid", "o-1"), false],
    [condition("ForAllValues:StringEquals", "aws:principalorgpaths", "o-1/r-1/*"), false],
    [condition("StringNotEquals", "aws:principalorgid", "o-1"), false],
    [condition("StringLike", "aws:principalorgid", "o-*"), false],
    [condition("StringEquals", "aws:principalorgid", "o-1", ""), false],
    [condition("StringEquals", "aws:principalorgid"), false],
    [condition("StringEquals", "aws:requestedregion", "eu-west-1"), false],
    [condition("IpAddress", "aws:sourceip", "203.0.113.0/24"), true],
    [condition("IpAddress", "aws:sourceip", "0.0.0.0/0"), false],
    // Each has the operator of the other: IAM takes a text for no network, and a network for no id.
    [condition("StringEquals", "aws:sourceip", "203.0.113.0/24"), false],
    [condition("IpAddress", "aws:sourcevpc", "vpc-1"), false],
    [condition("ArnLike", "aws:principalarn", `arn:*:iam::${account}:role/*`), true],
    [condition("StringLike", "aws:principalarn", `arn:*:iam::${account}:role/*`), false],
  ] as const) {
    it(`${describeCondition(given)} ${expected ? "leaves" : "does not leave"} known callers`, () => {
      expect(leavesKnownCallers([given])).to.equal(expected);
    });
  }

  it("is enough beside others that say nothing", () => {
    const region = condition("StringEquals", "aws:requestedregion", "eu-west-1");
    const source = condition("StringEquals", "aws:sourceaccount", account);
    const mfa = condition("Bool", "aws:multifactorauthpresent", "true");
    expect(leavesKnownCallers([region, source])).to.equal(true);
    expect(leavesKnownSources([region, source])).to.equal(true);
    expect(isAboutSources([region, source])).to.equal(true);
    expect(leavesSomePrincipals([region, mfa])).to.equal(true);
    expect(isAboutSources([region, mfa])).to.equal(false);
  });

  it("on the caller says nothing about the source of what a service does", () => {
    const given = condition("StringEquals", "aws:principalaccount", account);
    expect(leavesKnownSources([given])).to.equal(false);
    expect(leavesKnownCallers([given])).to.equal(true);
  });

  for (const [given, expected] of [
    [condition("ArnLike", "aws:principalarn", `arn:aws:iam::${account}:role/etl-*`), true],
    [condition("ArnLike", "aws:principalarn", `arn:aws:iam::${account}:role/*`), false],
    [condition("StringEquals", "aws:principaltag/team", "data"), true],
    [condition("StringLike", "aws:principaltag/team", "*"), false],
    [condition("StringLike", "aws:username", "da*"), false],
    [condition("StringEquals", "sts:externalid", "a1b2"), true],
    [condition("Bool", "aws:multifactorauthpresent", "true"), true],
    [condition("Bool", "aws:multifactorauthpresent", "true", "false"), false],
    [condition("Bool", "aws:multifactorauthpresent"), false],
    [condition("BoolIfExists", "aws:multifactorauthpresent", "true"), false],
    [condition("NumericLessThan", "aws:multifactorauthage", "3600"), true],
    [condition("NumericLessThan", "aws:multifactorauthage", "3600", "*"), false],
    [condition("NumericGreaterThan", "aws:multifactorauthage", "3600"), false],
  ] as const) {
    it(`${describeCondition(given)} ${expected ? "leaves" : "does not leave"} some principals`, () => {
      expect(leavesSomePrincipals([given])).to.equal(expected);
    });
  }
});

function describeCondition({ operator, key, values }: Condition): string {
  return `${operator} on ${key} with ${JSON.stringify(values)}`;
}

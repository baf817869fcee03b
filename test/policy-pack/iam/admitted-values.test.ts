import { expect } from "chai";
import {
  isOfOneOwner,
  isOneId,
  isOneNetwork,
  startsWithId,
} from "../../../policy-pack/iam/admitted-values";

const account = "123456789012";
const asArn = { crossesColons: false };
const asText = { crossesColons: true };

describe("a pattern on a value that says whose something is", () => {
  for (const [admits, pattern, kind, expected] of [
    [isOneId, account, asText, true],
    [isOneId, "1234*", asText, false],
    [isOneId, "", asText, false],

    [startsWithId, "o-1", asText, true],
    [startsWithId, "o-1/r-1/ou-1/*", asText, true],
    [startsWithId, "AROA1:*", asText, true],
    [startsWithId, "o-1*", asText, false],
    [startsWithId, "o-?/r-1", asText, false],
    [startsWithId, "/r-1", asText, false],

    [isOfOneOwner, `arn:aws:sns:eu-west-1:${account}:alarms`, asArn, true],
    [isOfOneOwner, `arn:*:*:*:${account}:*`, asArn, true],
    [isOfOneOwner, `arn:*:sns:eu-west-1:${account}:alarms`, asText, false],
    [isOfOneOwner, `arn:aws:*:eu-west-1:${account}:alarms`, asText, false],
    [isOfOneOwner, `*:aws:sns:eu-west-1:${account}:alarms`, asArn, false],
    [isOfOneOwner, "arn:aws:sns:eu-west-1:*:alarms", asArn, false],
    [isOfOneOwner, "arn:aws:sns:eu-west-1:12345678901?:alarms", asArn, false],
    [isOfOneOwner, "arn:aws:s3:::data", asArn, true],
    [isOfOneOwner, "arn:aws:s3:::data/*", asArn, true],
    [isOfOneOwner, "arn:aws:s3:*:*:data", asArn, true],
    [isOfOneOwner, "arn:aws:s3:*:*:data-*", asArn, false],
    [isOfOneOwner, "arn:aws:s3:::data-*", asArn, false],
    [isOfOneOwner, "arn:aws:s3:::", asArn, false],
    [isOfOneOwner, "arn:aws:*:::data", asArn, false],
    [isOfOneOwner, "arn:aws:apigateway:eu-west-1::/restapis/a1b2/*", asArn, true],
    [isOfOneOwner, "arn:aws:apigateway:eu-west-1::/restapis/*", asArn, false],
    [isOfOneOwner, "data", asArn, true],
    [isOfOneOwner, "data*", asArn, false],
    [isOfOneOwner, "arn:aws:*", asArn, false],
    [isOfOneOwner, `arn:aws:sns:eu-west-1:${account}`, asArn, true],

    [isOneNetwork, "10.0.0.0/8", asText, true],
    [isOneNetwork, "0.0.0.0/7", asText, false],
    [isOneNetwork, "203.0.113.7", asText, true],
    [isOneNetwork, "2001:db8::/32", asText, true],
    [isOneNetwork, "2000::/31", asText, false],
    [isOneNetwork, "10.*", asText, false],
    [isOneNetwork, "", asText, false],
    [isOneNetwork, "/8", asText, false],
  ] as const) {
    const described = `${admits.name} of '${pattern}'${kind === asArn ? " as an ARN" : ""}`;
    it(`is ${expected} for ${described}`, () => {
      expect(admits(pattern, kind)).to.equal(expected);
    });
  }
});

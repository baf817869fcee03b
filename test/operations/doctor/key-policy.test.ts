import { expect } from "chai";
import { alarmKeyPolicy } from "../../../infra/alarm-policies";
import { missingActions } from "../../../operations/doctor/key-policy";
import { DEPLOYMENT } from "../healthy-stack";

const ROLE = { role: "arn:aws:iam::123456789012:role/etl-prod-data-transform" };
const SERVICE = { service: "cloudwatch.amazonaws.com" };
const NEEDED = ["kms:Decrypt", "kms:GenerateDataKey"];
const BOTH = [...NEEDED];

const allow = (Principal: unknown, Action: unknown = "kms:*", more = {}) => ({
  Effect: "Allow",
  Principal,
  Action,
  Resource: "*",
  ...more,
});

describe("the actions that a key's policy does not allow a principal", () => {
  for (const [what, principal, statements, expected] of [
    [
      "nothing, where the account decides by identity policies",
      ROLE,
      [allow({ AWS: "arn:aws:iam::123456789012:root" })],
      [],
    ],
    [
      "nothing, where the account is named by its number",
      ROLE,
      [allow({ AWS: "123456789012" })],
      [],
    ],
    [
      "nothing, where the role is one of those named",
      ROLE,
      [allow({ AWS: ["arn:aws:iam::1:user/a", ROLE.role] }, NEEDED)],
      [],
    ],
    [
      "nothing, where everybody may under a condition",
      ROLE,
      [allow({ AWS: "*" }, "kms:*", { Condition: { StringEquals: {} } })],
      [],
    ],
    ["nothing, where the principal is *", SERVICE, [allow("*")], []],
    [
      "nothing, where a pattern covers it",
      ROLE,
      [allow({ AWS: ROLE.role }, ["kms:GenerateDataKey*", "KMS:Decrypt"])],
      [],
    ],
    [
      "what no statement names",
      ROLE,
      [allow({ AWS: ROLE.role }, "kms:Decrypt")],
      ["kms:GenerateDataKey"],
    ],
    [
      "all, where another account may",
      ROLE,
      [allow({ AWS: "arn:aws:iam::210987654321:root" })],
      BOTH,
    ],
    ["all, where only a service may", ROLE, [allow({ Service: SERVICE.service })], BOTH],
    [
      "all, where only the account may, and a service asks",
      SERVICE,
      [allow({ AWS: "arn:aws:iam::123456789012:root" })],
      BOTH,
    ],
    [
      "what is denied",
      ROLE,
      [allow("*"), { ...allow("*", "kms:Decrypt"), Effect: "Deny" }],
      ["kms:Decrypt"],
    ],
    [
      "nothing, where it is denied under a condition only",
      ROLE,
      [
        allow("*"),
        { ...allow("*"), Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } },
      ],
      [],
    ],
    ["all, where there is no statement", ROLE, [], BOTH],
    [
      "all, where a pattern only looks like it",
      ROLE,
      [allow({ AWS: ROLE.role }, ["kms:Decrypt?", "kms.*"])],
      BOTH,
    ],
  ] as const) {
    it(`are ${what}`, () => {
      const policy = JSON.stringify({ Version: "2012-10-17", Statement: statements });

      expect(missingActions(policy, principal, NEEDED)).to.deep.equal(expected);
    });
  }

  it("are read from a single statement, too", () => {
    expect(missingActions(JSON.stringify({ Statement: allow("*") }), ROLE, NEEDED)).to.deep.equal(
      [],
    );
  });

  it("are none for CloudWatch under the policy that the program sets", () => {
    expect(missingActions(alarmKeyPolicy(DEPLOYMENT), SERVICE, NEEDED)).to.deep.equal([]);
  });
});

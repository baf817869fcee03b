import { expect } from "chai";
import {
  canonicalPolicy,
  canonicalPrincipal,
  isForOwnerOnly,
} from "../../../policy-pack/values/canonical-policies";

const account = "123456789012";
const root = `arn:aws:iam::${account}:root`;

const statement = {
  Sid: "Read",
  Effect: "Allow",
  Principal: { AWS: [root, "AIDA1"], Service: "events.amazonaws.com" },
  Action: ["s3:GetObject", "s3:ListBucket"],
  Resource: ["arn:aws:s3:::data", "arn:aws:s3:::data/*"],
  Condition: {
    StringEquals: { "aws:SourceAccount": account },
    Bool: { "aws:SecureTransport": true },
  },
};

/** The text that stands for a statement. */
function keyOf(written: unknown): string | undefined {
  return canonicalPolicy({ Statement: written })?.statements[0]?.key;
}

describe("a statement of a policy", () => {
  for (const [title, change] of [
    [
      "actions in another order, and in another case",
      { Action: ["S3:listbucket", "s3:GetObject"] },
    ],
    ["an action twice", { Action: ["s3:GetObject", "s3:ListBucket", "s3:GetObject"] }],
    [
      "the ID of an account for its root",
      { Principal: { ...statement.Principal, AWS: ["AIDA1", account] } },
    ],
    ["a list of one", { Principal: { ...statement.Principal, Service: ["events.amazonaws.com"] } }],
    ["an empty list of what is not meant", { NotResource: undefined, NotAction: null }],
    [
      "operators and keys of a condition in another case and order",
      {
        Condition: {
          bool: { "AWS:SecureTransport": "true" },
          stringequals: { "AWS:SourceAccount": [account] },
        },
      },
    ],
  ] as const) {
    it(`is the same with ${title}`, () => {
      expect(keyOf({ ...statement, ...change })).to.equal(keyOf(statement));
    });
  }

  for (const [title, change] of [
    ["another name", { Sid: "Write" }],
    ["another effect", { Effect: "Deny" }],
    ["one action fewer", { Action: "s3:GetObject" }],
    ["a resource in another case", { Resource: ["arn:aws:s3:::DATA", "arn:aws:s3:::data/*"] }],
    [
      "a principal of another kind",
      { Principal: { AWS: [root, "AIDA1"], Federated: "events.amazonaws.com" } },
    ],
    ["everyone", { Principal: "*" }],
    ["no condition", { Condition: {} }],
    [
      "a value of a condition in another case",
      { Condition: { StringEquals: { "aws:SourceAccount": "A" } } },
    ],
  ] as const) {
    it(`is another with ${title}`, () => {
      expect(keyOf({ ...statement, ...change })).to.not.equal(keyOf(statement));
    });
  }

  it("is about everyone in both spellings", () => {
    const everyone = { ...statement, Principal: { AWS: "*" } };
    expect(keyOf({ ...statement, Principal: "*" })).to.equal(keyOf(everyone));
  });

  it("has no condition where it has none by name, or none in it", () => {
    const { Condition: _, ...unconditional } = statement;
    expect(keyOf({ ...statement, Condition: {} })).to.equal(keyOf(unconditional));
    expect(keyOf({ ...statement, Condition: { Bool: "none" } })).to.equal(keyOf(unconditional));
  });

  it("is a text as it is written, where it is no object", () => {
    expect(keyOf("Allow")).to.equal('"Allow"');
  });
});

describe("a policy document", () => {
  it("has the oldest version and no statement where it has neither", () => {
    expect(canonicalPolicy("{}")).to.deep.equal({ version: "2008-10-17", statements: [] });
  });

  it("is none where it is no JSON, or no object", () => {
    for (const document of ["{", '"text"', [], null, undefined]) {
      expect(canonicalPolicy(document)).to.equal(undefined);
    }
  });

  it("names an account by its ID", () => {
    expect(canonicalPrincipal(root)).to.equal(account);
    expect(canonicalPrincipal(`${root}/x`)).to.equal(`${root}/x`);
  });
});

describe("a statement for the owner alone", () => {
  const allow = { Effect: "Allow", Action: "kms:*" };
  const ofOwner = (operator: string, value: string) => ({
    ...allow,
    Principal: "*",
    Condition: { [operator]: { "AWS:SourceOwner": value } },
  });
  for (const [title, written, expected] of [
    ["names the account", { ...allow, Principal: { AWS: account } }, true],
    ["names the account's root", { ...allow, Principal: { AWS: root } }, true],
    ["is for everyone of the account", ofOwner("StringEquals", account), true],
    ["is for everyone of another account", ofOwner("StringEquals", "210987654321"), false],
    ["is for everyone who may be of the account", ofOwner("StringLike", account), false],
    ["is for everyone", { ...allow, Principal: "*" }, false],
    ["names another account beside", { ...allow, Principal: { AWS: [account, "AIDA1"] } }, false],
    [
      "names the account on a condition",
      {
        ...allow,
        Principal: { AWS: account },
        Condition: { Bool: { "aws:SecureTransport": "true" } },
      },
      false,
    ],
    ["denies", { ...allow, Effect: "Deny", Principal: { AWS: account } }, false],
    ["is no object", "Allow", false],
  ] as const) {
    it(`is ${expected ? "" : "not "}one that ${title}`, () => {
      expect(isForOwnerOnly({ written, key: "" }, account)).to.equal(expected);
    });
  }

  it("is not one for everyone where the account is not known", () => {
    const written = ofOwner("StringEquals", "undefined");
    expect(isForOwnerOnly({ written, key: "" }, undefined)).to.equal(false);
  });
});

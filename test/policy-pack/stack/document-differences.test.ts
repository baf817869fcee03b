import { expect } from "chai";
import {
  grantDifferences,
  policyDifferences,
} from "../../../policy-pack/stack/document-differences";

const account = "123456789012";
const own = { Effect: "Allow", Principal: { AWS: account }, Action: "kms:*" };
const open = { Effect: "Allow", Principal: "*", Action: "kms:*" };
const policy = (...statements: readonly object[]) => JSON.stringify({ Statement: statements });
const written = (value: object) => JSON.stringify(value);

describe("the differences of a policy document", () => {
  for (const [title, declared, deployed, found] of [
    ["the same document", policy(own), policy(own), []],
    [
      "another statement",
      policy(own),
      policy(open),
      [
        `policy has a statement that the program does not declare: ${written(open)}`,
        `policy lacks a statement that the program declares: ${written(own)}`,
      ],
    ],
    [
      "a document that is gone",
      policy(own, open),
      undefined,
      [
        `policy lacks a statement that the program declares: ${written(own)}`,
        `policy lacks a statement that the program declares: ${written(open)}`,
      ],
    ],
    ["what AWS gives where none is declared", undefined, policy(own), []],
    [
      "what lets in others where none is declared",
      undefined,
      policy(own, open),
      [own, open].map(
        (each) => `policy has a statement that the program does not declare: ${written(each)}`,
      ),
    ],
    [
      "another version",
      { Version: "2012-10-17", Statement: [own] },
      policy(own),
      ["policy has Version 2008-10-17, and the program declares 2012-10-17"],
    ],
    ["a text that is no JSON on both sides", "{", "{", []],
    [
      "a text that is no JSON any more",
      policy(own),
      "{",
      [`policy is {, and the program declares ${policy(own)}`],
    ],
  ] as const) {
    it(`are, for ${title}: ${found.length}`, () => {
      expect(policyDifferences("policy", declared, deployed, account)).to.deep.equal(found);
    });
  }
});

describe("the differences of an access control list that is not declared", () => {
  const owner = { type: "CanonicalUser", id: "a1", permissions: ["FULL_CONTROL"] };
  const reader = { type: "Group", uri: "AllUsers", permissions: ["READ"] };
  for (const [title, deployed, found] of [
    ["no list", undefined, []],
    ["the owner alone", [owner], []],
    [
      "another account with all rights",
      [owner, { ...owner, id: "b2" }],
      [
        'grants has {"id":"b2","permissions":["FULL_CONTROL"],"type":"CanonicalUser"}, which the program does not declare',
      ],
    ],
    [
      "an account that may only read",
      [{ ...owner, permissions: ["READ"] }],
      [
        'grants has {"id":"a1","permissions":["READ"],"type":"CanonicalUser"}, which the program does not declare',
      ],
    ],
    [
      "a group beside the owner",
      [reader, owner, "a text"],
      [
        'grants has {"permissions":["READ"],"type":"Group","uri":"AllUsers"}, which the program does not declare',
      ],
    ],
  ] as const) {
    it(`are, for ${title}: ${found.length}`, () => {
      expect(grantDifferences("grants", deployed)).to.deep.equal(found);
    });
  }
});

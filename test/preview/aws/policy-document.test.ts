import { expect } from "chai";
import { policyDocument } from "../../../preview/aws/policy-document";
import type { Properties } from "../../../preview/model";

const deny = (sid: string) => ({ Sid: sid, Effect: "Deny", Action: "s3:*", Resource: "*" });
const document = (Statement: unknown, more: object = {}) =>
  JSON.stringify({ Version: "2012-10-17", ...more, Statement });

function merged(args: Properties): unknown {
  return JSON.parse(String(policyDocument(args).json));
}

describe("policyDocument", () => {
  it("writes a policy document as IAM reads it", () => {
    const result = policyDocument({
      statements: [
        {
          sid: "Read",
          actions: ["s3:GetObject"],
          resources: ["a", "b"],
          principals: [
            { type: "AWS", identifiers: ["1", "2"] },
            { type: "Service", identifiers: ["lambda.amazonaws.com"] },
          ],
          conditions: [
            { test: "StringEquals", variable: "aws:SourceAccount", values: ["1"] },
            { test: "StringEquals", variable: "aws:SourceArn", values: ["a", "b"] },
          ],
        },
        { effect: "Deny", notActions: ["s3:*"], principals: [{ type: "*", identifiers: ["*"] }] },
      ],
    });
    expect(JSON.parse(String(result.json))).to.deep.equal({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Read",
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: ["a", "b"],
          Principal: { AWS: ["1", "2"], Service: "lambda.amazonaws.com" },
          Condition: {
            StringEquals: { "aws:SourceAccount": "1", "aws:SourceArn": ["a", "b"] },
          },
        },
        { Effect: "Deny", NotAction: "s3:*", Principal: "*" },
      ],
    });
    expect(result.minifiedJson).to.equal(JSON.stringify(JSON.parse(String(result.json))));
  });

  it("joins principals of a type, and values of a condition", () => {
    const written = {
      actions: ["s3:GetObject"],
      principals: [
        { type: "AWS", identifiers: ["1"] },
        { type: "AWS", identifiers: ["2"] },
      ],
      conditions: [
        { test: "StringLike", variable: "aws:userid", values: ["a"] },
        { test: "StringLike", variable: "aws:userid", values: ["b", "&{aws:username}"] },
      ],
    };
    expect(merged({ statements: [written] })).to.deep.equal({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Principal: { AWS: ["1", "2"] },
          Condition: { StringLike: { "aws:userid": ["a", "b", `\${aws:username}`] } },
        },
      ],
    });
  });

  it("overrides source documents, and is overridden by override documents", () => {
    const args = {
      sourceJson: document([deny("Zero")], { Version: "2008-10-17", Id: "source" }),
      sourcePolicyDocuments: [document([deny("One"), deny("Two")]), null, ""],
      statements: [
        { sid: "Two", actions: ["s3:Two"] },
        { sid: "Three", actions: ["s3:Three"] },
      ],
      overridePolicyDocuments: [
        document({ ...deny("Three"), Action: "s3:Over" }),
        document([{ Effect: "Allow", Action: "s3:Last" }], { Id: "override" }),
      ],
      overrideJson: document([{ ...deny("One"), Action: "s3:First" }]),
    };
    expect(merged(args)).to.deep.equal({
      Version: "2012-10-17",
      Id: "override",
      Statement: [
        deny("Zero"),
        { ...deny("One"), Action: "s3:First" },
        { Sid: "Two", Effect: "Allow", Action: "s3:Two" },
        { ...deny("Three"), Action: "s3:Over" },
        { Effect: "Allow", Action: "s3:Last" },
      ],
    });
  });

  for (const [args, message] of [
    [
      { sourcePolicyDocuments: [document([deny("One")]), document([deny("One")])] },
      "duplicate Sid (One) in sourcePolicyDocuments",
    ],
    [{ statements: [{ sid: "One" }, { sid: "One" }] }, "duplicate Sid (One)"],
    [
      { overridePolicyDocuments: ["{"] },
      "overridePolicyDocuments: a document is not JSON: Expected property name or '}' in JSON at position 1 (line 1 column 2)",
    ],
  ] as const) {
    it(`rejects, like the provider: ${message}`, () => {
      expect(() => policyDocument(args)).to.throw(message);
    });
  }
});

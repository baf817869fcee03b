import { expect } from "chai";
import {
  startEvaluation,
  survives,
  validVariants,
} from "../../support/policies/documents/evaluate-document";
import { documentsOfTests } from "../../support/policies/documents/valid-documents";
import { type PolicyDocument, weakeningsOf } from "../../support/policies/documents/weakenings";
import { seededSample } from "../../support/policies/seeded-sample";
import { isAccepted, keyOf } from "./accepted-weakenings";

const allow = (more: object): PolicyDocument => ({
  Statement: { Effect: "Allow", Action: "sqs:SendMessage", ...more },
});

describe("the weakenings of a document", () => {
  it("are none of a document that denies nothing and allows nothing", () => {
    expect(weakeningsOf({ Statement: [] })).to.deep.equal([]);
  });

  it("put one more wildcard in each part of an action and of an ARN", () => {
    const found = weakeningsOf(allow({ Resource: "arn:aws:sqs:eu-west-1:1:jobs" }));
    const values = found.map(({ document }) => JSON.stringify(document));
    for (const value of ["arn:aws:sqs:eu-west-1:*:jobs", "arn:aws:sqs:eu-west-1:1:j*", "sqs:*"]) {
      expect(values.some((text) => text.includes(`"${value}"`))).to.equal(true, value);
    }
  });

  it("open the principal, and leave one alone that is everyone already", () => {
    const places = (Principal: unknown) =>
      new Set(weakeningsOf(allow({ Principal })).map(({ place }) => place));
    expect(places({ AWS: "arn:aws:iam::1:role/a" })).to.include("Principal AWS");
    expect(places("*")).not.to.include("Principal *");
  });

  it("make a condition restrict nothing, in each way", () => {
    const Condition = { StringEquals: { "aws:SourceAccount": "123456789012" } };
    const changes = weakeningsOf(allow({ Condition }))
      .filter(({ place }) => place.startsWith("Condition"))
      .map(({ change }) => change);
    expect(changes).to.include.members([
      "none",
      "…IfExists",
      "ForAllValues:…",
      "the opposite",
      "Null",
      "a variable of the same key",
      "* beside",
      "* for all of it",
    ]);
  });
});

describe("each weakening of a valid document is reported, or accepted with a reason: a sample", () => {
  it("of the documents of the tests", async () => {
    await startEvaluation();
    for (const document of seededSample(await documentsOfTests(), 15)) {
      for (const valid of await validVariants(document)) {
        for (const weakening of seededSample(weakeningsOf(valid.document), 15)) {
          if (isAccepted(valid.kind, weakening)) continue;
          expect(await survives(valid, weakening)).to.equal(
            false,
            `${keyOf(valid.kind, weakening)}: ${JSON.stringify(weakening.document)}`,
          );
        }
      }
    }
  });
});

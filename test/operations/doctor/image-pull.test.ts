import { expect } from "chai";
import { missingPullActions } from "../../../operations/doctor/image-pull";
import { filledDocument } from "../../support/stacks/iam-document";
import { DEPLOYMENT } from "../healthy-stack";

const FUNCTION =
  "arn:aws:lambda:eu-central-1:123456789012:function:lambda-etl-optimization-prod-data-transform";
const BOTH = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];
const allow = (Condition?: unknown, Action: unknown = BOTH) => ({
  Effect: "Allow",
  Principal: { Service: "lambda.amazonaws.com" },
  Action,
  ...(Condition !== undefined && { Condition }),
});

describe("the pull actions that a repository's policy does not allow Lambda for a function", () => {
  for (const [what, statements, expected] of [
    [
      "nothing, by the document of the guide",
      filledDocument("image-pull", DEPLOYMENT).Statement,
      [],
    ],
    [
      "nothing, by the policy that Lambda adds itself",
      allow({
        StringLike: { "aws:sourceArn": "arn:aws:lambda:eu-central-1:123456789012:function:*" },
      }),
      [],
    ],
    ["nothing, where there is no condition", allow(), []],
    [
      "nothing, where the account is named",
      allow({ StringEquals: { "aws:SourceAccount": ["123456789012"] } }),
      [],
    ],
    [
      "all, where another account is named",
      allow({ StringEquals: { "aws:SourceAccount": "210987654321" } }),
      BOTH,
    ],
    [
      "all, where another function is named",
      allow({ ArnLike: { "aws:SourceArn": FUNCTION.replace("prod", "dev") } }),
      BOTH,
    ],
    [
      "all, where both the function and another account are named",
      allow({
        ArnEquals: { "aws:SourceArn": FUNCTION },
        StringEquals: { "aws:SourceAccount": "210987654321" },
      }),
      BOTH,
    ],
    [
      "nothing, where a condition is about something else",
      allow({ StringNotEquals: { "aws:SourceArn": "x" }, Bool: { "aws:SecureTransport": "true" } }),
      [],
    ],
    ["one, where only the other is allowed", allow(undefined, BOTH[0]), [BOTH[1]]],
    ["all, where there is no statement", [], BOTH],
  ] as const) {
    it(`are ${what}`, () => {
      const policy = JSON.stringify({ Version: "2012-10-17", Statement: statements });

      expect(missingPullActions(policy, FUNCTION, "123456789012")).to.deep.equal(expected);
    });
  }
});

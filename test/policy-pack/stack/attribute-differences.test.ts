import { expect } from "chai";
import { changedKeys, variableDifferences } from "../../../policy-pack/stack/attribute-differences";
import { stackNode } from "../../support/policies/stack-node";

function variablesChanged(
  declared: unknown,
  deployed: unknown,
  type = "aws:lambda/function:Function",
) {
  const node = stackNode(type, "etl", { environment: declared });
  return variableDifferences({ ...node, outputs: { environment: deployed } as object }).map(
    ({ message }) => message,
  );
}

const variables = (given: Readonly<Record<string, unknown>>) => ({ variables: given });

describe("the differences of environment variables", () => {
  for (const [title, declared, deployed, found] of [
    ["none on either side", undefined, undefined, []],
    ["nothing beside an environment without variables", undefined, {}, []],
    [
      "what was there before the environment lost its variables",
      variables({ STAGE: "prod" }),
      {},
      ["environment variable STAGE was removed"],
    ],
    [
      "what is new where the program has no environment",
      undefined,
      variables({ STAGE: "prod" }),
      ["environment variable STAGE was added"],
    ],
    [
      "each in the order of their names",
      variables({ B: "1", A: "1" }),
      variables({ C: "1", B: 1, A: "2" }),
      ["environment variable A was changed", "environment variable C was added"],
    ],
    ["an environment that is one secret", "[secret]", variables({ STAGE: "prod" }), []],
    [
      "variables that are one secret",
      variables({ STAGE: "prod" }),
      variables("[secret]" as never),
      [],
    ],
  ] as const) {
    it(`are told of ${title}`, () => {
      expect(variablesChanged(declared, deployed)).to.deep.equal(found);
    });
  }

  it("are none of a resource that has none", () => {
    const found = variablesChanged(variables({ A: "1" }), {}, "aws:s3/bucket:Bucket");
    expect(found).to.deep.equal([]);
  });
});

describe("the keys that two maps do not share", () => {
  it("include those that every object has by inheritance", () => {
    expect(changedKeys({ constructor: "1" }, {})).to.deep.equal([
      { key: "constructor", change: "removed" },
    ]);
  });
});

import { expect } from "chai";
import { factsOfFunction } from "../../../policy-pack/iam/role-facts";
import { unknown } from "../../../policy-pack/testing/test-resource";
import { stackNode } from "../../support/policies/stack-node";

/** What requests of function 'worker' in eu-west-1 have for the key. */
function factOf(key: string, inputs: Readonly<Record<string, unknown>>) {
  const worker = stackNode("aws:lambda/function:Function", "worker", inputs);
  return factsOfFunction({ ...worker, providerProperties: { region: "eu-west-1" } })(key);
}

describe("the facts of a function's requests", () => {
  const inVpc = { vpcConfig: { subnetIds: ["subnet-1"] } };
  for (const [key, inputs, expected] of [
    ["aws:requestedregion", {}, "eu-west-1"],
    ["aws:requestedregion", { region: "eu-north-1" }, "eu-north-1"],
    ["aws:sourcevpc", {}, null],
    ["aws:sourcevpc", inVpc, undefined],
    ["aws:sourcevpc", { vpcConfig: unknown }, undefined],
    ["aws:sourcevpce", {}, null],
    ["aws:sourcevpce", inVpc, undefined],
    ["aws:vpcsourceip", {}, null],
    ["aws:vpcsourceip", inVpc, undefined],
    ["aws:sourceip", {}, undefined],
  ] as const) {
    it(`have ${expected} for ${key} with ${JSON.stringify(inputs)}`, () => {
      expect(factOf(key, inputs)).to.equal(expected);
    });
  }
});

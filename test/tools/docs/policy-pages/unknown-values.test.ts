import { expect } from "chai";
import {
  replaceUnknownValues,
  unknownValuesProblems,
} from "../../../../tools/docs/policy-pages/unknown-values";

const page = "# queue-encrypted\n\n<!-- end of facts -->\n\n## Why\n";
const said = [
  "# queue-encrypted",
  "",
  "<!-- end of facts -->",
  "",
  "<!-- unknown values: written by npm run docs from the rows of the policy's test -->",
  "**Values that only the update knows** ([how they are evaluated](../how-policies-evaluate.md#unknown-values)):",
  "",
  "- a key that only the update knows: passes",
  '- a switch, with `{"strict":true}`, with settings `{"unknownDocuments":"mandatory"}`: violation `on is not known`; advisory `policy is not known`',
  "<!-- end of unknown values -->",
  "",
  "## Why",
  "",
].join("\n");

const rows = [
  { title: "a key that only the update knows", reports: [] },
  {
    title: "a switch",
    config: { strict: true },
    settings: { unknownDocuments: "mandatory" },
    reports: ["on is not known", { level: "advisory" as const, message: "policy is not known" }],
  },
];
const tested = new Map([["queue-encrypted", rows]]);

describe("what a policy's page says of unknown values", () => {
  it("stands below the facts, and is what the rows of its test say", () => {
    expect(replaceUnknownValues(page, "queue-encrypted", tested)).to.equal(said);
  });

  it("is brought up to date in its place", () => {
    const old = said.replace("- a key that only the update knows: passes\n", "");
    expect(replaceUnknownValues(old, "queue-encrypted", tested)).to.equal(said);
    expect(unknownValuesProblems("queue-encrypted", said, tested)).to.deep.equal([]);
    expect(unknownValuesProblems("queue-encrypted", old, tested)).to.deep.equal([
      "docs/policies/queue-encrypted.md does not say what its test says of unknown values: run npm run docs",
    ]);
  });

  it("is a sentence where a policy has no such rows, as drift", () => {
    expect(replaceUnknownValues(page, "drift", tested)).to.contain(
      "It evaluates deployed stacks, in which every value is known.",
    );
  });

  it("is missed where the test says nothing of them", () => {
    const nothing = new Map([["queue-encrypted", []]]);
    expect(replaceUnknownValues(page, "queue-encrypted", nothing)).to.equal(page);
    expect(unknownValuesProblems("queue-encrypted", page, nothing)).to.deep.equal([
      'test/policy-pack/policies/queue-encrypted.test.ts has no row of kind "unknown" for its page to quote',
    ]);
    expect(unknownValuesProblems("queue-encrypted", undefined, nothing)).to.deep.equal([]);
  });
});

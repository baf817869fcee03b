import { expect } from "chai";
import type { DocumentedPolicy } from "../../../../tools/docs/policy-docs";
import { newPage, replaceFacts } from "../../../../tools/docs/policy-pages/page-facts";
import { pageProblems } from "../../../../tools/docs/policy-pages/page-problems";

const policy: DocumentedPolicy = {
  name: "queue-encrypted",
  description: "A queue is encrypted.",
  enforcementLevel: "mandatory",
  severity: "high",
  framework: { specification: "Security" },
  tags: ["sqs", "encryption"],
  remediationSteps: "Name a key.",
  url: "https://example.com/",
  configSchema: {
    properties: { requireKms: { type: "boolean", default: false, description: "Whether." } },
  },
};

const fresh = newPage(policy);
const complete = fresh
  .replace("## Why\n", "## Why\n\nBecause.\n")
  .replace("## Bad\n", "## Bad\n\n```ts\nnew Bad();\n```\n\n```text\nsays this\n```\n")
  .replace("## Good\n", "## Good\n\n```ts\nnew Good();\n```\n");

describe("newPage", () => {
  it("has the facts, and headings for what people write", () => {
    expect(fresh).to.equal(
      [
        "# queue-encrypted",
        "",
        "<!-- facts: written by npm run docs, not by hand -->",
        "A queue is encrypted.",
        "",
        "| level | severity | pillar | evaluates | tags |",
        "|---|---|---|---|---|",
        "| mandatory | high | Security | each resource | sqs, encryption |",
        "",
        "**Remedy**: Name a key. Read more: <https://example.com/>",
        "",
        "**Parameters**:",
        "",
        "- `requireKms` (boolean): Whether. Default: `false`",
        "<!-- end of facts -->",
        "",
        "## Why",
        "",
        "## Bad",
        "",
        "## Good",
        "",
      ].join("\n"),
    );
  });

  it("says what a stack policy and a remediation evaluate, and nothing of parameters where there are none", () => {
    const stack = newPage({ ...policy, configSchema: { properties: {} }, validateStack: () => {} });
    expect(stack).to.contain("| the stack as a whole |").and.not.contain("Parameters");
    expect(newPage({ ...policy, validateResource: () => {}, validateStack: () => {} })).to.contain(
      "| each resource, and the stack as a whole |",
    );
    expect(newPage({ ...policy, remediateResource: () => {} })).to.contain(
      "| each resource, and mends it at level `remediate` |",
    );
  });
});

describe("replaceFacts", () => {
  it("brings the facts up to date and leaves what people wrote", () => {
    const changed = { ...policy, description: "A queue is encrypted with a key." };
    expect(replaceFacts(complete, changed)).to.equal(
      complete.replace("A queue is encrypted.", "A queue is encrypted with a key."),
    );
  });

  it("refuses a page without the markers", () => {
    expect(() => replaceFacts("# queue-encrypted\n", policy))
      .to.throw(Error)
      .with.property(
        "message",
        "docs/policies/queue-encrypted.md must have the lines <!-- facts: written by npm run docs, not by hand --> and <!-- end of facts -->, in this order",
      );
  });
});

describe("pageProblems", () => {
  it("has nothing against one complete page for each policy", () => {
    expect(pageProblems([policy], new Map([["queue-encrypted", complete]]))).to.deep.equal([]);
  });

  it("names a policy without a page, and a page without a policy", () => {
    expect(pageProblems([policy], new Map([["queue-encrypt", complete]]))).to.deep.equal([
      "docs/policies/queue-encrypt.md is about no policy of the pack",
      "docs/policies/queue-encrypted.md does not exist: run npm run docs, and complete it",
    ]);
  });

  it("names a page that says what the policy no longer does", () => {
    const stale = complete.replace("| high |", "| low |");
    expect(pageProblems([policy], new Map([["queue-encrypted", stale]]))).to.deep.equal([
      "docs/policies/queue-encrypted.md does not say what the policy says: run npm run docs",
    ]);
  });

  it("names what a page lacks", () => {
    const page = complete.replace("Because.", "");
    expect(pageProblems([policy], new Map([["queue-encrypted", page]]))).to.deep.equal([
      'docs/policies/queue-encrypted.md: "## Why" says nothing',
    ]);
  });

  it("names a page with something still to be written", () => {
    const page = complete.replace("Because.", "TODO: the fact behind the rule.");
    expect(pageProblems([policy], new Map([["queue-encrypted", page]]))).to.deep.equal([
      "docs/policies/queue-encrypted.md has TODO where something is still to be written",
    ]);
  });
});

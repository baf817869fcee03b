import { expect } from "chai";
import { renderPolicies, renderTable, replacePolicies } from "../../../tools/docs/policy-docs";

const BEGIN = "<!-- policies: written by npm run docs, not by hand -->";
const END = "<!-- end of policies -->";

const policy = {
  name: "no-pipes",
  description: "A | stays\nin one cell.",
  enforcementLevel: "mandatory",
  severity: "high",
  framework: { specification: "Security" },
  tags: ["one", "two"],
  remediationSteps: "Remove it.",
  url: "https://example.com/",
  configSchema: { properties: { limit: { description: "The limit.", default: 3 } } },
};

describe("replacePolicies", () => {
  it("writes the content between the markers and leaves the rest", () => {
    const text = `before\n${BEGIN}\nold\n${END}\nafter\n`;

    expect(replacePolicies(text, "docs/any.md", "new")).to.equal(
      `before\n${BEGIN}\nnew\n${END}\nafter\n`,
    );
  });

  it("writes the same again when it is run twice", () => {
    const once = replacePolicies(`${BEGIN}\n${END}`, "docs/any.md", renderPolicies([policy]));

    expect(replacePolicies(once, "docs/any.md", renderPolicies([policy]))).to.equal(once);
  });

  for (const text of ["no markers", `${END}\n${BEGIN}`]) {
    it(`refuses a text without the markers in their order: ${JSON.stringify(text)}`, () => {
      expect(() => replacePolicies(text, "docs/any.md", ""))
        .to.throw(Error)
        .with.property(
          "message",
          `docs/any.md must have the lines ${BEGIN} and ${END}, in this order`,
        );
    });
  }
});

describe("renderPolicies", () => {
  it("writes a table, then each policy's remedy and configuration", () => {
    expect(renderPolicies([policy])).to.equal(
      [
        "| policy | what it requires | level | severity | pillar |",
        "|---|---|---|---|---|",
        "| [no-pipes](#no-pipes) | A \\| stays in one cell. | mandatory | high | Security |",
        "",
        "### no-pipes",
        "",
        "Remove it. [About this](https://example.com/). Tags: one, two.",
        "",
        "- `limit`: The limit. Default: `3`",
        "",
      ].join("\n"),
    );
  });
});

describe("renderTable", () => {
  it("links each policy where it is told to", () => {
    expect(
      renderTable([policy], (name) => `pages/${name}.md`)
        .split("\n")
        .at(-1),
    ).to.equal(
      "| [no-pipes](pages/no-pipes.md) | A \\| stays in one cell. | mandatory | high | Security |",
    );
  });
});

import { expect } from "chai";
import { replacePolicies } from "../../scripts/policy-docs";

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
  it("writes table, remedy and configuration between the markers and leaves the rest", () => {
    const text = `before\n${BEGIN}\nold\n${END}\nafter\n`;

    expect(replacePolicies(text, [policy])).to.equal(
      [
        "before",
        BEGIN,
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
        END,
        "after",
        "",
      ].join("\n"),
    );
  });

  it("writes the same again when it is run twice", () => {
    const once = replacePolicies(`${BEGIN}\n${END}`, [policy]);

    expect(replacePolicies(once, [policy])).to.equal(once);
  });

  for (const text of ["no markers", `${END}\n${BEGIN}`]) {
    it(`refuses a text without the markers in their order: ${JSON.stringify(text)}`, () => {
      expect(() => replacePolicies(text, []))
        .to.throw(Error)
        .with.property(
          "message",
          `policy-pack/README.md must have the lines ${BEGIN} and ${END}, in this order`,
        );
    });
  }
});

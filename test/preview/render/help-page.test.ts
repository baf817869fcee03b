import { expect } from "chai";
import { helpText as checkConfigHelp } from "../../../preview/cli/check-config/command-line";
import { helpText as previewHelp } from "../../../preview/cli/help";
import { helpText as reportHelp } from "../../../preview/cli/report/command-line";
import { renderHelp } from "../../../preview/render/help-page";

const page = {
  usage: "shop [options]",
  about: ["Sells what is there, and orders what is not there any more:\n  shop --dry-run"],
  options: [
    { flag: "--dry-run", text: "says what would be sold, and what would be ordered, and ends" },
    { flag: "--prices FILE", text: "prices (JSON):", example: '{ "tea": 3 }' },
  ],
  end: ["Exit status: 0 fine, 1 sold out."],
};

describe("a page of help", () => {
  it("has options and texts side by side in a wide terminal", () => {
    expect(renderHelp(page, 84)).to.equal(`Usage: shop [options]

Sells what is there, and orders what is not there any more:
  shop --dry-run

Options:
  --dry-run                  says what would be sold, and what would be ordered, and
                             ends
  --prices FILE              prices (JSON):
                             { "tea": 3 }

Exit status: 0 fine, 1 sold out.
`);
  });

  it("has texts below their options in a narrow one", () => {
    expect(renderHelp(page, 50)).to.equal(`Usage: shop [options]

Sells what is there, and orders what is not there
any more:
  shop --dry-run

Options:
  --dry-run
      says what would be sold, and what would be
      ordered, and ends
  --prices FILE
      prices (JSON):
      { "tea": 3 }

Exit status: 0 fine, 1 sold out.
`);
  });

  for (const [name, helpOf] of [
    ["preview", (width?: number) => previewHelp("offline-preview", undefined, [], width)],
    ["report", (width?: number) => reportHelp("offline-preview report", width)],
    ["check-config", (width?: number) => checkConfigHelp("check-config", undefined, "", width)],
  ] as const) {
    it(`of ${name} fits 60 columns, and has at most 110`, () => {
      const isExample = (line: string) => /^\s+(?:pulumi|\{)/.test(line);
      const longest = (help: string) =>
        Math.max(...help.split("\n").flatMap((line) => (isExample(line) ? [] : line.length)));
      expect(longest(helpOf(60))).to.be.at.most(60);
      expect(longest(helpOf(200))).to.be.within(80, 110);
      expect(helpOf(undefined)).to.equal(helpOf(110));
    });
  }
});

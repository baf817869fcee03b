import { expect } from "chai";
import { describeEvidence } from "../../../../preview/report/evidence/evidence";
import { renderEvidencePage } from "../../../../preview/report/evidence/evidence-page";
import { violation } from "../../render/results";
import { expectReadable, pagesIn } from "../browser-page";
import { compliances, evaluated, today } from "./evidence-sample";

describe("the page of evidence in a browser", () => {
  const results = [evaluated({ violations: [violation({})] }), { ...evaluated(), stack: "prod" }];
  const open = pagesIn(() =>
    renderEvidencePage(describeEvidence(results, compliances, today), today),
  );

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 390]) {
      it(`fits ${width} pixels, asks for nothing and can be read (${colorScheme})`, () =>
        open((page) => expectReadable(page, width), { width, colorScheme }));
    }
  }

  it("leads from a control to what it rests on", () =>
    open(async (page) => {
      expect(await page.locator("h1").allTextContents()).to.deep.equal([
        "Evidence for 2 frameworks",
      ]);
      const row = page.getByRole("row", { name: /^A\.2 / });
      await row.getByRole("link", { name: "memory-ceiling" }).click();
      expect(page.url()).to.match(/#policy-memory-ceiling$/);
      expect(await page.locator("#policy-memory-ceiling").isVisible()).to.equal(true);
    }));
});

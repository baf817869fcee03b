import { expect } from "chai";
import { renderHtml } from "../../../preview/report/html/page";
import { describeStack } from "../../../preview/report/stack-report";
import { bucketUrn, violation } from "../render/results";
import { expectReadable, pagesIn } from "./browser-page";
import { reporting, sample, sampleReport, today } from "./sample";

const ofOnePolicy = describeStack(
  { ...sample, violations: [violation({}), violation({ urn: bucketUrn })] },
  reporting,
);

describe("the page of HTML in a browser", () => {
  const open = pagesIn(() => renderHtml([sampleReport], today));

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 390]) {
      it(`fits ${width} pixels, asks for nothing and can be read (${colorScheme})`, () =>
        open(
          async (page) => {
            await expectReadable(page, width);
          },
          { width, colorScheme },
        ));
    }
  }

  it("is dark where the reader wants it dark", async () => {
    const background = "getComputedStyle(document.body).backgroundColor";
    await open(async (page) => {
      expect(await page.evaluate(background)).to.equal("rgb(244, 245, 248)");
    });
    await open(
      async (page) => {
        expect(await page.evaluate(background)).to.equal("rgb(17, 19, 26)");
      },
      { colorScheme: "dark" },
    );
  });

  it("shows the findings that were chosen, and says how many", () =>
    open(async (page) => {
      const shown = () => page.locator(".group:visible .policy").allTextContents();
      expect(await shown()).to.deep.equal(["memory-ceiling", "exemptions", "tags", "tags"]);
      await page.getByRole("button", { name: "mandatory 2" }).click();
      expect(await shown()).to.deep.equal(["memory-ceiling", "exemptions"]);
      expect(await page.getByRole("status").textContent()).to.equal("2 of 4 findings shown");
      await page.getByRole("button", { name: "high 1" }).click();
      expect(await shown()).to.deep.equal(["memory-ceiling"]);
      await page.getByRole("button", { name: "mandatory 2" }).click();
      await page.getByRole("button", { name: "high 1" }).click();
      await page.getByRole("searchbox").fill("TAGS raw");
      expect(await shown()).to.deep.equal(["tags"]);
      expect(await page.locator(".finding:visible .place").allTextContents()).to.deep.equal([
        "Pulumi.yaml:1",
      ]);
      await page.getByRole("searchbox").fill("");
      expect(await page.getByRole("status").textContent()).to.equal("");
    }));

  it("hides one finding of a policy, and not the others", () =>
    open(
      async (page) => {
        const names = () => page.locator(".finding:visible .name").allTextContents();
        expect(await names()).to.deep.equal(["ingest", "raw"]);
        await page.getByRole("searchbox").fill("memory-ceiling raw");
        expect(await names()).to.deep.equal(["raw"]);
        expect(await page.locator(".group:visible").count()).to.equal(1);
        await page.getByRole("searchbox").fill("nothing");
        expect(await page.locator(".group:visible").count()).to.equal(0);
      },
      { html: renderHtml([ofOnePolicy], today) },
    ));

  it("can be used without a mouse", () =>
    open(async (page) => {
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.textContent")).to.equal("To the results");
      await page.keyboard.press("Tab");
      await page.keyboard.type("3008");
      expect(await page.locator(".finding:visible").count()).to.equal(1);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
      const pressed = page.getByRole("button", { name: "mandatory 2" });
      expect(await pressed.getAttribute("aria-pressed")).to.equal("true");
    }));

  it("has one first heading, and names for what a screen reader comes by", () =>
    open(async (page) => {
      expect(await page.locator("h1").allTextContents()).to.deep.equal([
        "2 mandatory violations in 7 resources, 1 not evaluated",
      ]);
      expect(await page.getByRole("table").getByRole("rowheader").allTextContents()).to.deep.equal([
        "memory-ceiling",
        "tags",
        "exemptions",
      ]);
      expect(await page.getByRole("region", { name: "Policies by resources" }).count()).to.equal(1);
    }));

  it("shows on paper what is folded on the screen, and folds it again", () =>
    open(async (page) => {
      const open = () => page.locator("details[open]").count();
      const before = await open();
      await page.evaluate("dispatchEvent(new Event('beforeprint'))");
      expect(await page.locator("details:not([open])").count()).to.equal(0);
      await page.evaluate("dispatchEvent(new Event('afterprint'))");
      expect(await open()).to.equal(before);
      expect((await page.pdf()).length).to.be.greaterThan(10_000);
    }));

  it("leads from an overview to each of several stacks", () =>
    open(
      async (page) => {
        expect(await page.locator("h1").allTextContents()).to.deep.equal(["Policies of 2 stacks"]);
        await page.getByRole("link", { name: /^✓?\s*prod/ }).click();
        expect(page.url()).to.match(/#shop-prod$/);
        expect(await page.locator("#shop-prod .verdict").isVisible()).to.equal(true);
      },
      {
        html: renderHtml(
          [sampleReport, describeStack({ ...sample, stack: "prod", violations: [] }, reporting)],
          today,
        ),
      },
    ));
});

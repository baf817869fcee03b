import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { type Browser, chromium, type Page } from "playwright-core";
import { renderHtml } from "../../../preview/report/html/page";
import { describeStack } from "../../../preview/report/stack-report";
import { bucketUrn, violation } from "../render/results";
import { reporting, sample, sampleReport, today } from "./sample";

const ofOnePolicy = describeStack(
  { ...sample, violations: [violation({}), violation({ urn: bucketUrn })] },
  reporting,
);

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

describe("the page of HTML in a browser", () => {
  const directory = mkdtempSync(path.join(tmpdir(), "page-"));
  let browser: Browser;

  before("there is a browser", async function () {
    const executablePath = findBrowser();
    if (executablePath === undefined) {
      // In CI there must be one: .ci/run installs it and sets CHROMIUM_PATH.
      console.warn(
        "  SKIPPED, the page was not tried: no chromium on PATH, and CHROMIUM_PATH is not set.",
      );
      this.skip();
    }
    browser = await chromium.launch({ executablePath, args: flags });
  });

  after(async () => {
    await browser?.close();
    rmSync(directory, { recursive: true });
  });

  const open = async (
    use: (page: Page) => Promise<void>,
    {
      html = renderHtml([sampleReport], today),
      width = 1280,
      colorScheme = "light" as "light" | "dark",
    } = {},
  ) => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const requests: string[] = [];
    const errors: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    const file = path.join(directory, "page.html");
    writeFileSync(file, html);
    const url = pathToFileURL(file).href;
    await page.goto(url);
    await use(page);
    expect({ requests: requests.filter((each) => each !== "data:,"), errors }).to.deep.equal({
      requests: [url],
      errors: [],
    });
    await page.close();
  };

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 390]) {
      it(`fits ${width} pixels, asks for nothing and can be read (${colorScheme})`, () =>
        open(
          async (page) => {
            expect(await page.evaluate("document.documentElement.scrollWidth")).to.equal(width);
            const { contrast, text } = (await page.evaluate(lowestContrast)) as Contrast;
            expect(contrast, text).to.be.at.least(4.5);
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

function findBrowser(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined) return given;
  return (process.env.PATH ?? "")
    .split(path.delimiter)
    .flatMap((folder) =>
      ["chromium", "chromium-browser", "google-chrome"].map((name) => path.join(folder, name)),
    )
    .find((file) => existsSync(file));
}

interface Contrast {
  readonly contrast: number;
  readonly text: string;
}

/** The least contrast of a text with the plain colour behind it, as WCAG 2 reckons it; runs in the page. */
const lowestContrast = `(() => {
  const numbers = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let each = element; each !== null; each = each.parentElement) {
      const style = getComputedStyle(each);
      if (style.backgroundImage !== "none") return undefined;
      const color = numbers(style.backgroundColor);
      if (color[3] === undefined) return color;
      if (color[3] > 0) return undefined;
    }
    return [255, 255, 255];
  };
  let lowest = { contrast: 21, text: "" };
  for (const element of document.querySelectorAll("body *")) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
    const ground = hasText && element.checkVisibility() ? behind(element) : undefined;
    if (ground === undefined || element.tagName === "SCRIPT") continue;
    const [one, other] = [luminance(numbers(getComputedStyle(element).color)), luminance(ground)];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < lowest.contrast) lowest = { contrast, text: element.textContent.trim() };
  }
  return lowest;
})()`;

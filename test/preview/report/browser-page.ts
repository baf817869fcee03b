import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { type Browser, chromium, type Page } from "playwright-core";

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

interface PageOptions {
  readonly html?: string;
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
}

/** Within a `describe`: opens pages in a browser, and holds that they ask for nothing. Without a browser its tests are skipped. */
export function pagesIn(defaultHtml: () => string) {
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

  return async (
    use: (page: Page) => Promise<void>,
    { html = defaultHtml(), width = 1280, colorScheme = "light" }: PageOptions = {},
  ): Promise<void> => {
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
}

/** The page is as wide as the window, and its texts stand out from what is behind them. */
export async function expectReadable(page: Page, width: number): Promise<void> {
  expect(await page.evaluate("document.documentElement.scrollWidth")).to.equal(width);
  const { contrast, text } = (await page.evaluate(lowestContrast)) as Contrast;
  expect(contrast, text).to.be.at.least(4.5);
}

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

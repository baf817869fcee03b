import { readdirSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { readCommandLine as readDoctor } from "../../operations/doctor/command-line";
import { readCommandLine as readPrune } from "../../operations/prune-versions/command-line";
import { readCommandLine as readRedrive } from "../../operations/redrive/command-line";
import { readCommandLine as readReplay } from "../../operations/replay/command-line";
import { scripts } from "../../package.json";
import { readCommandLine as readPreview } from "../../preview/cli/command-line";

const PAGES = [
  "README.md",
  "CONTRIBUTING.md",
  ...pagesIn("docs"),
  ...pagesIn("docs/internals"),
  ...pagesIn("docs/runbooks"),
];

const READERS: Readonly<Record<string, (args: readonly string[]) => unknown>> = {
  doctor: readDoctor,
  preview: readPreview,
  "prune-versions": readPrune,
  redrive: readRedrive,
  replay: readReplay,
};

function pagesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .map((file) => `${folder}/${file}`);
}

interface Call {
  readonly page: string;
  readonly script: string;
  /** With a value in the place of what the reader of the page has to fill in. */
  readonly args: readonly string[];
}

const CALLS: readonly Call[] = PAGES.flatMap((page) =>
  [...readFileSync(page, "utf8").matchAll(/npm run ([\w:-]+)(?: -- ([^`#\n]+))?/g)].map(
    ([, script = "", args = ""]) => ({
      page,
      script,
      args: args
        .replace(/<beginning[^>]+>/g, "2026-11-01")
        .replace(/<[^>]+>/g, "x")
        .trim()
        .split(/ +(?=\S)/)
        .filter((word) => word !== ""),
    }),
  ),
);

describe("the commands in the documentation", () => {
  it("are scripts that there are", () => {
    expect(CALLS.filter(({ script }) => !(script in scripts))).to.deep.equal([]);
  });

  for (const { page, script, args } of CALLS) {
    const read = READERS[script];
    if (read === undefined || args.length === 0) continue;
    it(`${page}: ${script} understands ${args.join(" ")}`, () => {
      expect(() => read(args)).not.to.throw();
    });
  }
});

import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { expect } from "chai";

const PAGES = ["README.md", "CONTRIBUTING.md", ...globSync("docs/**/*.md")];

/** What readers are meant to commit. */
const COMMITTED = ["policy-baseline.json", "policies.json"];

/** A file after an option or a `>`: a name in capitals stands for one that the reader chooses. */
const WRITTEN =
  /(?:--(?:aside|merged|output|write-baseline|write-exemptions)[ =]|--report[ =]\w+=|[^-=<>|]>{1,2} ?)(?=[\w./<>-]*[a-z])([a-z][\w./<>-]*\.(?:html|json|ndjson|sarif)|results\b)/g;

const written = PAGES.flatMap((page) =>
  [...readFileSync(page, "utf8").matchAll(WRITTEN)].map(([, file = ""]) => file),
).filter((file) => !COMMITTED.includes(file));

describe("the files that the documentation's commands write", () => {
  it("are ignored by git, and so by the linter", () => {
    expect(written).to.include("out/policies.json");
    // A folder is ignored with what is in it.
    const paths = written.map((file) => (file === "results" ? "results/a.json" : file));
    const { stdout } = spawnSync("git", ["check-ignore", "--stdin"], {
      input: [...new Set(paths)].join("\n"),
      encoding: "utf8",
    });
    expect(stdout.trim().split("\n")).to.have.members([...new Set(paths)]);
  });
});

import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect } from "chai";
import type { Tokens } from "marked";
import { scripts } from "../../package.json";
import { projectPath } from "../../tools/project-path";
import { tablesOf, tokensOf } from "./page-tokens";

/** The texts in backticks in the first cells of the tables. */
function firstCells(tables: readonly Tokens.Table[]): readonly string[] {
  return tables
    .flatMap(({ rows }) => rows.map(([first]) => first?.text ?? ""))
    .flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = ""]) => text));
}

describe("the index of the pages", () => {
  it("links to each page, but to those of the policies, which have an index of their own", () => {
    const pages = globSync("docs/**/*.md", { cwd: projectPath() }).filter(
      (page) => page !== "docs/README.md" && !page.startsWith(join("docs", "policies", "/")),
    );
    const linked = tokensOf("docs/README.md")
      .flatMap((token) => (token.type === "link" ? [String(token.href).split("#")[0] ?? ""] : []))
      .map((href) => relative(projectPath(), join(projectPath("docs"), href)));
    expect(pages.filter((page) => !linked.includes(page))).to.deep.equal([]);
  });
});

describe("CONTRIBUTING", () => {
  it("says of each script what it is for, and of no other", () => {
    const table = tablesOf("CONTRIBUTING.md").find(({ header }) => header[0]?.text === "script");
    expect(firstCells(table === undefined ? [] : [table])).to.have.members(Object.keys(scripts));
  });
});

describe("the page on troubleshooting", () => {
  it("quotes messages that there are", () => {
    const folders = "{infra,operations,policy-pack,preview,tools}";
    const sources = globSync(`${folders}/**/*.{ts,cjs}`, {
      cwd: projectPath(),
      exclude: (path) => /(^|\/)(node_modules|bin)$/.test(path),
    }).map((file) => readFileSync(projectPath(file), "utf8"));
    const ours = tablesOf("docs/troubleshooting.md").map((table) => ({
      ...table,
      rows: table.rows.filter(
        ([first]) => !/\(from (AWS|Node\.js and the shell)\)/.test(first?.text ?? ""),
      ),
    }));
    const quoted = firstCells(ours);
    expect(quoted.length).to.be.greaterThan(20);
    expect(quoted.filter((text) => !sources.some((source) => source.includes(text)))).to.deep.equal(
      [],
    );
  });
});

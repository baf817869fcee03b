import { globSync, readFileSync } from "node:fs";
import { expect } from "chai";
import type { Token, Tokens } from "marked";
import { parse } from "yaml";
import { projectPath } from "../../tools/project-path";
import { tokensOf } from "./page-tokens";

const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  json: JSON.parse,
  yaml: (text) => parse(text),
};

const PAGES = globSync("{*,docs/**/*,examples/**/*,policy-pack/*,preview/*,samples/**/*}.md", {
  cwd: projectPath(),
  exclude: (path) => /(^|\/)node_modules$/.test(path),
});

interface Block {
  readonly page: string;
  readonly language: string;
  readonly text: string;
}

const BLOCKS: readonly Block[] = PAGES.flatMap((page) =>
  tokensOf(page)
    .filter((token: Token): token is Tokens.Code => token.type === "code")
    .map(({ lang = "", text }) => ({ page, language: lang.split(" ")[0] ?? "", text })),
);

describe("the blocks of data in the pages", () => {
  for (const [language, parser] of Object.entries(PARSERS)) {
    const blocks = BLOCKS.filter((block) => block.language === language);

    it(`are ${language} that a parser reads`, () => {
      expect(blocks.length).to.be.greaterThan(2);
      const mistakes = blocks.flatMap(({ page, text }) => {
        try {
          parser(text);
          return [];
        } catch (error) {
          return [`${page}: ${error}\n${text}`];
        }
      });
      expect(mistakes).to.deep.equal([]);
    });
  }
});

describe("the names of the release's tarballs in the pages", () => {
  it("are those that npm run release writes", () => {
    const released = readFileSync(projectPath("tools/release/release.ts"), "utf8");
    const named = PAGES.flatMap((page) =>
      [...readFileSync(projectPath(page), "utf8").matchAll(/[^\s`"(]+\.tgz/g)].map(([file]) => ({
        page,
        file: file.replace(/^(file:)?(\.{1,2}\/)*/, ""),
      })),
    );
    expect(named.filter(({ file }) => !released.includes(`"${file}"`))).to.deep.equal([]);
  });
});

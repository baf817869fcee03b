import { existsSync, globSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect } from "chai";
import { tokensOf } from "./page-tokens";

const projectRoot = resolve(__dirname, "../..");
const documents = [
  "README.md",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "policy-pack/README.md",
  ...globSync("docs/**/*.md", { cwd: projectRoot }),
];

/** The anchors of the file's headings, as GitHub makes them. */
function anchorsOf(file: string): readonly string[] {
  return tokensOf(file).flatMap((token) =>
    token.type === "heading"
      ? [
          String(token.text)
            .toLowerCase()
            .replace(/[^\p{L}\p{N}\s_-]/gu, "")
            .replaceAll(" ", "-"),
        ]
      : [],
  );
}

/** Links to files of the project that are not there, or to a heading that the file does not have. */
function brokenLinks(document: string): readonly string[] {
  const file = join(projectRoot, document);
  return tokensOf(file)
    .flatMap((token) => (token.type === "link" ? [String(token.href)] : []))
    .filter((href) => !/^[a-z]+:/.test(href))
    .filter((href) => {
      const [path = "", anchor] = href.split("#");
      const target = path === "" ? file : join(dirname(file), path);
      if (!existsSync(target)) return true;
      return (
        anchor !== undefined && statSync(target).isFile() && !anchorsOf(target).includes(anchor)
      );
    });
}

describe("the links of the documentation", () => {
  for (const document of documents) {
    it(`${document} links to what there is`, () => {
      expect(brokenLinks(document)).to.deep.equal([]);
    });
  }
});

import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readPage } from "../../scripts/policy-pages/page-examples";
import { handWritten } from "../../scripts/policy-pages/page-facts";
import type { NamedExample } from "./judge-examples";

const folder = resolve(__dirname, "../../docs/policies");

/** The pages under docs/policies, by the name of their policy. */
export function readPages(): ReadonlyMap<string, string> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".md"));
  return new Map(
    files.map((file) => [file.replace(/\.md$/, ""), readFileSync(join(folder, file), "utf8")]),
  );
}

/** The bad and the good example of every page; of a page that has none, nothing. */
export function readExamples(pages: ReadonlyMap<string, string>): readonly NamedExample[] {
  return [...pages].flatMap(([policy, page]) => {
    const { bad, good, problems } = readPage(handWritten(page, policy));
    if (problems.length > 0) return [];
    return [
      { policy, kind: "bad", ...bad },
      { policy, kind: "good", ...good },
    ];
  });
}

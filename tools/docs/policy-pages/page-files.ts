import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectPath } from "../../project-path";

const folder = projectPath("docs/policies");

/** Where the page of that policy is. */
export function pageFile(name: string): string {
  return join(folder, `${name}.md`);
}

/** The pages that there are, by the name of their policy. */
export function readPages(): ReadonlyMap<string, string> {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .map((file) => file.replace(/\.md$/, ""));
  return new Map(names.map((name) => [name, readFileSync(pageFile(name), "utf8")]));
}

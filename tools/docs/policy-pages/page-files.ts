import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectPath } from "../../project-path";

const folder = projectPath("docs/policies");

/** The path of a policy's page. */
export function pageFile(name: string): string {
  return join(folder, `${name}.md`);
}

/** The existing pages, by policy name. */
export function readPages(): ReadonlyMap<string, string> {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .map((file) => file.replace(/\.md$/, ""));
  return new Map(names.map((name) => [name, readFileSync(pageFile(name), "utf8")]));
}

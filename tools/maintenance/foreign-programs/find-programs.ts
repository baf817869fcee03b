import { glob, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parse } from "yaml";

/** The folders of the Node.js programs in `aws-ts-*`, sorted. */
export async function findPrograms(checkout: string): Promise<readonly string[]> {
  const found: string[] = [];
  const files = glob("aws-ts-*/**/Pulumi.yaml", {
    cwd: checkout,
    exclude: (path) => path.endsWith("node_modules"),
  });
  for await (const file of files) {
    if (await isNodeProgram(join(checkout, file))) found.push(dirname(file));
  }
  return found.sort();
}

async function isNodeProgram(projectFile: string): Promise<boolean> {
  const { runtime } = parse(await readFile(projectFile, "utf8")) as {
    readonly runtime: string | { readonly name: string };
  };
  return (typeof runtime === "string" ? runtime : runtime.name) === "nodejs";
}

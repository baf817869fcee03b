import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import { projectPath } from "../project-path";

/** The kilobytes of a zip of all files below the selected folders. */
export async function zipKilobytes(
  folders: readonly string[],
  isWanted: (file: string) => boolean = () => true,
): Promise<number> {
  const zip = new ZipFile();
  for (const folder of folders) {
    for (const file of globSync("**/*", { cwd: folder, exclude: ["node_modules"] })) {
      const path = join(folder, file);
      if (statSync(path).isFile() && isWanted(file)) zip.addFile(path, path.slice(1));
    }
  }
  zip.end();
  return (await buffer(zip.outputStream as unknown as NodeJS.ReadableStream)).length / 1000;
}

/** The folders of the layer's installed packages, with all their dependencies. */
export function layerPackageFolders(): readonly string[] {
  const found = new Set<string>();
  const visit = (from: string) => {
    const { dependencies = {} } = JSON.parse(readFileSync(join(from, "package.json"), "utf8"));
    for (const name of Object.keys(dependencies)) {
      const folder = findPackage(from, name);
      if (found.has(folder)) continue;
      found.add(folder);
      visit(folder);
    }
  };
  visit(projectPath("layer"));
  return [...found];
}

function findPackage(from: string, name: string): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return candidate;
  }
  throw new Error(`${name}, which ${from} depends on, is not installed`);
}

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { projectPath } from "../project-path";
import type { Generator } from "./generator-command";

/** A file that is generated from others. */
export interface GeneratedFile {
  /** Its path in the project. */
  readonly file: string;
  readonly text: string;
  /** The message if the file has other content. */
  readonly staleness: string;
}

/** A generator of these files. */
export function fileGenerator(generate: () => Promise<readonly GeneratedFile[]>): Generator {
  return {
    write: async () => writeGenerated(await generate()),
    findProblems: async () => findStale(await generate()),
  };
}

export async function writeGenerated(files: readonly GeneratedFile[]): Promise<void> {
  for (const each of files) {
    if (await isCurrent(each)) continue;
    const path = projectPath(each.file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, each.text);
  }
}

/** The messages for files that are missing or have other content. */
export async function findStale(files: readonly GeneratedFile[]): Promise<readonly string[]> {
  const areCurrent = await Promise.all(files.map(isCurrent));
  return files.filter((_, index) => !areCurrent[index]).map(({ staleness }) => staleness);
}

async function isCurrent({ file, text }: GeneratedFile): Promise<boolean> {
  return (await readFile(projectPath(file), "utf8").catch(() => undefined)) === text;
}

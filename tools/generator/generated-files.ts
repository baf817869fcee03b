import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { projectPath } from "../project-path";
import type { Generator } from "./generator-command";

/** A file that follows from others. */
export interface GeneratedFile {
  /** Its path in the project. */
  readonly file: string;
  readonly text: string;
  /** A sentence for where it holds something else. */
  readonly staleness: string;
}

/** Writes these files, and nothing else. */
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

/** Of those that hold something else, or are not there. */
export async function findStale(files: readonly GeneratedFile[]): Promise<readonly string[]> {
  const areCurrent = await Promise.all(files.map(isCurrent));
  return files.filter((_, index) => !areCurrent[index]).map(({ staleness }) => staleness);
}

async function isCurrent({ file, text }: GeneratedFile): Promise<boolean> {
  return (await readFile(projectPath(file), "utf8").catch(() => undefined)) === text;
}

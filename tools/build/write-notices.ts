import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readJson } from "../../operations/command/files";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** Writes the licences of the packages in the given folders into one file. */
export async function writeNotices(
  root: string,
  folders: readonly string[],
  file: string,
): Promise<void> {
  const notices = await Promise.all(folders.map((folder) => noticeOf(join(root, folder))));
  const head = "This package contains code of the following packages, under their licenses.\n";
  await writeFile(file, [head, ...notices].join(`\n${"-".repeat(80)}\n\n`));
}

async function noticeOf(folder: string): Promise<string> {
  const { name, version, license } = (await readJson(join(folder, "package.json"))) as Manifest;
  const files = (await readdir(folder)).filter((each) => /^(?:licen[cs]e|notice)\b/i.test(each));
  const texts = await Promise.all(files.sort().map((each) => readFile(join(folder, each), "utf8")));
  return [`${name} ${version} (${license})\n`, ...texts.map((text) => text.trim())].join("\n");
}

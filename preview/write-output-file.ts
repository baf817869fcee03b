import { writeFile } from "node:fs/promises";
import path from "node:path";
import { makeFolder } from "./make-folder";

/** Writes a file that an option names, and makes its folder. */
export async function writeOutputFile(file: string, text: string): Promise<void> {
  await makeFolder(path.dirname(path.resolve(file)));
  await writeFile(file, text);
}

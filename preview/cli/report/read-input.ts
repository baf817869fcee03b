import { readFile } from "node:fs/promises";
import { UsageError } from "../../preview-error";

/** Reads a file from the command line. Rejects with a UsageError that names it, and `what` it was given as. */
export async function readInput(what: string, file: string, signal: AbortSignal): Promise<string> {
  try {
    return await readFile(file, { encoding: "utf8", signal });
  } catch (error) {
    throw new UsageError(`The ${what} ${file} can't be read: ${(error as Error).message}`);
  }
}

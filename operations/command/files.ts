import { readFile } from "node:fs/promises";
import { OperationError, UsageError } from "./errors";

/** @throws OperationError naming the file */
export async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "there is no such file" : message;
    throw new OperationError(`${file}: ${reason}`);
  }
}

/** @throws OperationError naming the file */
export async function readText(file: string): Promise<string> {
  return (await readBytes(file)).toString("utf8");
}

/** @throws OperationError naming the file, if it can't be read or is not JSON */
export async function readJson(file: string): Promise<unknown> {
  const text = await readText(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new OperationError(`${file}: not JSON: ${(error as Error).message}`);
  }
}

/** The text of a file that an option names. @throws UsageError naming both */
export async function readOptionText(option: string, file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: Error) => {
    throw new UsageError(`--${option}: can't read ${file}: ${error.message}`);
  });
}

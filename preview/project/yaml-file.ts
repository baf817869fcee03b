import { readFile } from "node:fs/promises";
import { parseDocument } from "yaml";
import { exitStatus, PreviewError } from "../preview-error";

export type YamlMap = { readonly [key: string]: unknown };

/** The content of a YAML file, which must be a map at the top level. Undefined if the file does not exist. */
export async function readYamlMap(file: string): Promise<YamlMap | undefined> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw new PreviewError(`${file} can't be read: ${error.message}`, exitStatus.wrongUse);
  });
  if (text === undefined) return undefined;
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) {
    throw new PreviewError(`${file} is not YAML: ${error.message.trim()}`, exitStatus.wrongUse);
  }
  const content: unknown = document.toJS() ?? {};
  if (!isYamlMap(content)) {
    throw new PreviewError(
      `${file}: expected keys and values at the top level.`,
      exitStatus.wrongUse,
    );
  }
  return content;
}

export function isYamlMap(value: unknown): value is YamlMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

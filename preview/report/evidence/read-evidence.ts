import { readFile } from "node:fs/promises";
import { UsageError } from "../../preview-error";
import type { Evidence } from "./evidence";
import { mergeEvidence } from "./merge-evidence";

/** Reads reports of evidence (JSON) as one. Rejects with a UsageError that names the file, or the stack that is there twice. */
export async function readEvidence(files: readonly string[]): Promise<Evidence> {
  const reports = await Promise.all(files.map(readReport));
  try {
    return mergeEvidence(reports);
  } catch (error) {
    throw new UsageError(`--evidence: ${(error as Error).message}`);
  }
}

const lists = ["stacks", "packs", "frameworks", "policies"] as const;

async function readReport(file: string): Promise<Evidence> {
  const text = await readFile(file, "utf8").catch((error: Error) => {
    throw new UsageError(`The evidence ${file} can't be read: ${error.message}`);
  });
  const report = parse(text);
  if (report?.schemaVersion === 1 && lists.every((key) => Array.isArray(report[key]))) {
    return report as unknown as Evidence;
  }
  throw new UsageError(`${file} is no evidence: --report evidence=FILE.json writes it.`);
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === "object" && content !== null ? { ...content } : undefined;
  } catch {
    return undefined;
  }
}

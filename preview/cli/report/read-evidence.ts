import { isJsonObject, type JsonObject } from "../../packs/pack-info";
import { UsageError } from "../../preview-error";
import type { Evidence } from "../../report/evidence/evidence";
import { mergeEvidence } from "../../report/evidence/merge-evidence";
import { readInput } from "./read-input";

/** Reads and merges evidence reports (JSON). Rejects with a UsageError that names the unreadable file or the duplicate stack. */
export async function readEvidence(
  files: readonly string[],
  signal: AbortSignal,
): Promise<Evidence> {
  const reports = await Promise.all(files.map((file) => readReport(file, signal)));
  try {
    return mergeEvidence(reports);
  } catch (error) {
    throw new UsageError(`--evidence: ${(error as Error).message}`);
  }
}

const lists = ["stacks", "packs", "frameworks", "policies"] as const;

async function readReport(file: string, signal: AbortSignal): Promise<Evidence> {
  const report = parse(await readInput("evidence", file, signal));
  if (report?.schemaVersion === 1 && lists.every((key) => Array.isArray(report[key]))) {
    return report as unknown as Evidence;
  }
  throw new UsageError(
    `${file} is not an evidence report: --report evidence=FILE.json writes one.`,
  );
}

function parse(text: string): JsonObject | undefined {
  try {
    const content: unknown = JSON.parse(text);
    return isJsonObject(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

import { createReadStream } from "node:fs";
import type { CompiledTransform, Judge, Outcome } from "../../../lambdas/data-transform/compile";
import { readBatches } from "../../../lambdas/data-transform/read-batches";
import { rejectShareProblem } from "../../../lambdas/data-transform/reject-share";
import type { SourceFile } from "../command-line";

/** What becomes of one file. */
export interface FileTrial {
  readonly file: string;
  readonly read: number;
  readonly written: number;
  readonly invalid: number;
  /** Records that a filter left out. */
  readonly leftOut: number;
  /** The first records, as they were read and as they are written. */
  readonly records: readonly {
    readonly line: number;
    readonly from: string;
    readonly to: string;
  }[];
  readonly rejects: readonly RejectReason[];
  /** Why the file fails as a whole; null where it does not. */
  readonly problem: string | null;
}

export interface RejectReason {
  readonly reason: string;
  readonly count: number;
  /** The first of them. */
  readonly line: number;
  readonly text: string;
}

interface Reject {
  readonly line: number;
  readonly reason: string;
  readonly text: string;
}

/** Reads a file as data-transform would, and keeps what a user wants to see of it. */
export async function tryFile(
  { path, key }: SourceFile,
  transform: CompiledTransform,
  shown: number,
  signal: AbortSignal,
): Promise<FileTrial> {
  const counts = { written: 0, invalid: 0, filtered: 0 };
  const records: FileTrial["records"][number][] = [];
  const reasons = new Map<string, RejectReason>();
  const watched = withWatch(transform, (line, from, outcome) => {
    if (records.length === shown || typeof outcome === "string") return;
    records.push({ line, from, to: transform.toLines([outcome]).toString().trimEnd() });
  });
  let problem: string | null = null;
  const content = { key: `raw/${key}`, body: createReadStream(path, { signal }) };
  try {
    for await (const batch of readBatches(content, watched, Number.POSITIVE_INFINITY)) {
      counts.written += batch.writtenCount;
      counts.invalid += batch.invalidCount;
      counts.filtered += batch.filteredCount;
      for (const line of batch.rejects.toString().split("\n").slice(0, -1)) {
        addReject(reasons, JSON.parse(line) as Reject);
      }
    }
    problem = rejectShareProblem(counts, transform.maxRejectShare) ?? null;
  } catch (error) {
    signal.throwIfAborted();
    problem = (error as Error).message;
  }
  const { filtered: leftOut, written, invalid } = counts;
  const read = written + invalid + leftOut;
  const rejects = [...reasons.values()].toSorted((left, right) => right.count - left.count);
  return { file: path, read, written, invalid, leftOut, records, rejects, problem };
}

/** The same transform; each record is shown to the watcher before it goes on. */
function withWatch(
  transform: CompiledTransform,
  watch: (line: number, from: string, outcome: Outcome) => void,
): CompiledTransform {
  return {
    ...transform,
    forRecords: <Raw>(
      readerOf: Parameters<typeof transform.forRecords<Raw>>[0],
      key: string,
    ): Judge<Raw> => {
      const judge = transform.forRecords(readerOf, key);
      return (raw, line, element) => {
        const outcome = judge(raw, line, element);
        watch(line, textOf(raw), outcome);
        return outcome;
      };
    },
  };
}

/** A record of CSV is a list of texts here; one of JSON has its text. */
function textOf(raw: unknown): string {
  const { text } = raw as { readonly text?: unknown };
  return typeof text === "string" ? text.trim() : JSON.stringify(raw);
}

function addReject(reasons: Map<string, RejectReason>, { line, reason, text }: Reject): void {
  const known = reasons.get(reason) ?? { reason, count: 0, line, text };
  reasons.set(reason, { ...known, count: known.count + 1 });
}

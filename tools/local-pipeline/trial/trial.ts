import { createReadStream } from "node:fs";
import type {
  CompiledTransform,
  Outcome,
  RecordTransform,
} from "../../../lambdas/data-transform/compile";
import { readBatches } from "../../../lambdas/data-transform/read-batches";
import { rejectShareProblem } from "../../../lambdas/data-transform/reject-share";
import type { SourceFile } from "../command-line";

/** The result of one file. */
export interface FileTrial {
  readonly file: string;
  readonly read: number;
  readonly written: number;
  readonly invalid: number;
  /** Records that a filter removed. */
  readonly leftOut: number;
  /** The first records, before and after the transform. */
  readonly records: readonly {
    readonly line: number;
    readonly from: string;
    readonly to: string;
  }[];
  readonly rejects: readonly RejectReason[];
  /** Why the file as a whole fails; null if it does not. */
  readonly problem: string | null;
}

export interface RejectReason {
  readonly reason: string;
  readonly count: number;
  /** The line of the first one. */
  readonly line: number;
  readonly text: string;
}

interface Reject {
  readonly line: number;
  readonly reason: string;
  readonly text: string;
}

/** Transforms a file as data-transform would, and collects counts, sample records and rejects. */
export async function tryFile(
  { path, key }: SourceFile,
  transform: CompiledTransform,
  shown: number,
  signal: AbortSignal,
): Promise<FileTrial> {
  const counts = { written: 0, invalid: 0, filtered: 0 };
  const records: FileTrial["records"][number][] = [];
  const reasons = new Map<string, RejectReason>();
  const observedTransform = observed(transform, (line, from, outcome) => {
    if (records.length === shown || typeof outcome === "string") return;
    records.push({ line, from, to: transform.toLines([outcome]).toString().trimEnd() });
  });
  let problem: string | null = null;
  const content = { key: `raw/${key}`, body: createReadStream(path, { signal }) };
  try {
    for await (const batch of readBatches(content, observedTransform, Number.POSITIVE_INFINITY)) {
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

/** Wraps a transform so that `observe` sees the outcome of each record. */
function observed(
  transform: CompiledTransform,
  observe: (line: number, from: string, outcome: Outcome) => void,
): CompiledTransform {
  return {
    ...transform,
    forRecords: <Raw>(
      readerOf: Parameters<typeof transform.forRecords<Raw>>[0],
      key: string,
    ): RecordTransform<Raw> => {
      const transformRecord = transform.forRecords(readerOf, key);
      return (raw, line, element) => {
        const outcome = transformRecord(raw, line, element);
        observe(line, textOf(raw), outcome);
        return outcome;
      };
    },
  };
}

/** The text of a raw record: a CSV record is a list of strings, a JSON record has a text. */
function textOf(raw: unknown): string {
  const { text } = raw as { readonly text?: unknown };
  return typeof text === "string" ? text.trim() : JSON.stringify(raw);
}

function addReject(reasons: Map<string, RejectReason>, { line, reason, text }: Reject): void {
  const known = reasons.get(reason) ?? { reason, count: 0, line, text };
  reasons.set(reason, { ...known, count: known.count + 1 });
}

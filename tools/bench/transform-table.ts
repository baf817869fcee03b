import { medianOf } from "./statistics";
import type { TestData } from "./test-data";

/** The measurements that a variant reports from its own process. */
export interface VariantRun {
  /** CPU of all threads. */
  readonly cpuSeconds: number;
  /** Wall-clock time. */
  readonly seconds: number;
  readonly records: number;
  /** Of the uncompressed output; missing from variants outside Node. */
  readonly sha256?: string;
}

/** One variant, with its runs in the order of the rounds. */
export interface MeasuredVariant {
  readonly what: string;
  readonly data: TestData;
  /** Whether it must write the same bytes as the other variants with this flag. */
  readonly isSame: boolean;
  readonly runs: readonly VariantRun[];
}

/**
 * Rows for console.table. Each is compared, round by round, with the first row of its kind of data.
 */
export function transformTable(variants: readonly MeasuredVariant[]) {
  return variants.map(({ what, data, runs }) => {
    const ours = variants.find((variant) => variant.data === data)?.runs ?? [];
    const toOurs = (name: "cpuSeconds" | "seconds") =>
      medianOf(runs.map((run, round) => run[name] / (ours[round]?.[name] ?? Number.NaN))).toFixed(
        2,
      );
    return {
      data,
      what,
      "CPU s": range(runs.map(({ cpuSeconds }) => cpuSeconds)),
      "CPU to ours": toOurs("cpuSeconds"),
      "clock s": range(runs.map(({ seconds }) => seconds)),
      "clock to ours": toOurs("seconds"),
      records: runs[0]?.records,
    };
  });
}

/** @throws if variants that must write the same bytes don't */
export function checkSame(variants: readonly MeasuredVariant[]): void {
  for (const data of new Set(variants.map((variant) => variant.data))) {
    const same = variants.filter((variant) => variant.data === data && variant.isSame);
    if (new Set(same.flatMap(({ runs }) => runs.map(({ sha256 }) => sha256))).size > 1) {
      throw new Error(`the variants for ${data} don't write the same: nothing to compare`);
    }
  }
}

function range(seconds: readonly number[]): string {
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)];
  return `${medianOf(seconds).toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`;
}

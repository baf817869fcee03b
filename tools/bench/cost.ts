import { formatSaving, formatUsdRange, percent } from "../../operations/command/money";
import { BASELINE } from "../../operations/pricing/baseline";
import { durationUsd, savedShareOfDuration } from "../../operations/pricing/compute-price";
import { secondsAtShare } from "../../operations/pricing/cpu-share";
import { findPriceList } from "../../operations/pricing/price-list";
import { mapRange } from "../../operations/pricing/range";

/** The CPU that a function needs for a GB of uncompressed input. */
export interface Work {
  readonly what: string;
  readonly memoryMb: number;
  readonly cpuSecondsPerGb: number;
}

const GB_PER_TERABYTE = 1000;

/**
 * US dollars for 1000 GB of uncompressed input, duration only, us-east-1, first tier. Based on
 * measured CPU seconds: a computing function has the same work to do on a smaller share of a vCPU,
 * so it takes longer. The range before is between all work keeping all 1.7 vCPU busy, and all work
 * running on one thread.
 */
export function costOfTerabyte({ what, memoryMb, cpuSecondsPerGb }: Work) {
  const prices = findPriceList("us-east-1");
  const settings = { memoryMb, architecture: "arm64" } as const;
  const cost = ({ memoryMb: memory, architecture }: typeof BASELINE | typeof settings) =>
    mapRange(secondsAtShare(cpuSecondsPerGb * GB_PER_TERABYTE, memory), (seconds) =>
      durationUsd(seconds, memory, architecture, prices),
    );
  const [before, after] = [cost(BASELINE), cost(settings)];
  return {
    what,
    before: formatUsdRange(before),
    after: formatUsdRange(after),
    "saved, from CPU": formatSaving(before, after),
    "saved, of allocated memory alone": percent(savedShareOfDuration(BASELINE, settings, prices)),
  };
}

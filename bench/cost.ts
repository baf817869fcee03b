/** What a function needs of the CPU for a GB of uncompressed input. */
export interface Work {
  readonly what: string;
  readonly memoryMb: number;
  readonly cpuSecondsPerGb: number;
}

// AWS gives one whole vCPU at this memory.
export const MEMORY_MB_PER_VCPU = 1769;
const MB_PER_GB = 1024;
const BEFORE_MEMORY_MB = 3008;
/** US dollars for a GB-second, us-east-1, first tier, price list of September 2026. */
const PRICES = { x86: 0.0000166667, arm: 0.0000133334 } as const;

/**
 * US dollars for 1000 GB of uncompressed input. From measured CPU seconds: a function that computes has
 * the same work to do on a smaller share of a vCPU, so it takes longer. Before: between what it costs
 * when all work keeps all 1.7 vCPU busy, and when it is all on one thread.
 */
export function costOfTerabyte({ what, memoryMb, cpuSecondsPerGb }: Work) {
  const price = (seconds: number, memory: number, perGbSecond: number) =>
    seconds * (memory / MB_PER_GB) * perGbSecond * 1000;
  const before = (vcpu: number) => price(cpuSecondsPerGb / vcpu, BEFORE_MEMORY_MB, PRICES.x86);
  const [best, worst] = [before(BEFORE_MEMORY_MB / MEMORY_MB_PER_VCPU), before(1)];
  const after = price((cpuSecondsPerGb * MEMORY_MB_PER_VCPU) / memoryMb, memoryMb, PRICES.arm);
  const saved = (of: number) => `${((1 - after / of) * 100).toFixed(0)} %`;
  const allocated = (memoryMb * PRICES.arm) / (BEFORE_MEMORY_MB * PRICES.x86);
  return {
    what,
    "before, $": `${best.toFixed(2)} to ${worst.toFixed(2)}`,
    "after, $": after.toFixed(2),
    "saved, from CPU": `${saved(best)} to ${saved(worst)}`,
    "saved, of allocated memory alone": `${((1 - allocated) * 100).toFixed(0)} %`,
  };
}

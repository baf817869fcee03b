import type { Range } from "./range";

/** AWS gives one whole vCPU at this memory, and in proportion to it. */
export const MEMORY_MB_PER_VCPU = 1769;

/**
 * Seconds that work takes of which the CPU seconds are known: between keeping all of the function's
 * vCPUs busy, and one thread only. At a share of one vCPU both are the same.
 */
export function secondsAtShare(cpuSeconds: number, memoryMb: number): Range {
  const vcpu = memoryMb / MEMORY_MB_PER_VCPU;
  return { low: cpuSeconds / vcpu, high: cpuSeconds / Math.min(1, vcpu) };
}

/** Seconds of an init: between a whole vCPU, which Lambda may give it, and the function's share. */
export function initSeconds(cpuSeconds: number, memoryMb: number): Range {
  return { low: cpuSeconds, high: secondsAtShare(cpuSeconds, memoryMb).high };
}

/**
 * Seconds at another memory of what was seen to take so long at one: all of it waiting, or all of it
 * computing, on one thread or on every vCPU.
 */
export function secondsElsewhere(seconds: number, memoryMb: number, otherMb: number): Range {
  const [here, there] = [memoryMb / MEMORY_MB_PER_VCPU, otherMb / MEMORY_MB_PER_VCPU];
  const cases = [
    seconds,
    (seconds * Math.min(1, here)) / Math.min(1, there),
    (seconds * here) / there,
    (seconds * Math.min(1, here)) / there,
  ];
  return { low: Math.min(...cases), high: Math.max(...cases) };
}

import type { Range } from "./range";

/** A function with this memory has one vCPU; CPU is proportional to memory. */
export const MEMORY_MB_PER_VCPU = 1769;

/**
 * The duration of work in seconds, from its CPU seconds. Low: all vCPUs are busy; high: one thread. With
 * at most one vCPU both are the same.
 */
export function secondsAtShare(cpuSeconds: number, memoryMb: number): Range {
  const vcpu = memoryMb / MEMORY_MB_PER_VCPU;
  return { low: cpuSeconds / vcpu, high: cpuSeconds / Math.min(1, vcpu) };
}

/** The duration of an init in seconds. Low: Lambda gives it a whole vCPU; high: the function's share. */
export function initSeconds(cpuSeconds: number, memoryMb: number): Range {
  return { low: cpuSeconds, high: secondsAtShare(cpuSeconds, memoryMb).high };
}

/**
 * The duration in seconds at other memory, from the duration at known memory. The bounds cover pure
 * waiting and pure computing, on one thread or on all vCPUs.
 */
export function secondsAtOtherMemory(seconds: number, memoryMb: number, otherMb: number): Range {
  const [here, there] = [memoryMb / MEMORY_MB_PER_VCPU, otherMb / MEMORY_MB_PER_VCPU];
  const cases = [
    seconds,
    (seconds * Math.min(1, here)) / Math.min(1, there),
    (seconds * here) / there,
    (seconds * Math.min(1, here)) / there,
  ];
  return { low: Math.min(...cases), high: Math.max(...cases) };
}

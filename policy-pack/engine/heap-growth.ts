import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * The number of resources from which copies of a stack take more memory than the pack and its
 * libraries.
 */
const largeStack = 2000;

/**
 * Makes V8 collect garbage after 10 % heap growth; V8's default (0) lets the heap triple. The SDK
 * rebuilds the whole stack for each stack policy, so dead copies of a large stack pile up.
 */
export function limitHeapGrowth(resourceCount: number): void {
  const isLarge = resourceCount >= largeStack;
  setFlagsFromString(`--heap-growing-percent=${isLarge ? 10 : 0}`);
  // V8 sets its limit when it collects, and the current limit is from before the flag changed.
  if (isLarge) collectNow();
}

function collectNow(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("globalThis.gc?.()");
}

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Where the copies of a stack weigh more than the pack and its libraries. */
const largeStack = 2000;

/**
 * Has V8 collect what is dead once the heap has grown by a tenth, where of itself (0) it lets it grow to three
 * times its size. The SDK builds the whole stack anew for each stack policy: of a large one, dead copies pile up.
 */
export function limitHeapGrowth(resourceCount: number): void {
  const isLarge = resourceCount >= largeStack;
  setFlagsFromString(`--heap-growing-percent=${isLarge ? 10 : 0}`);
  // V8 sets the limit when it collects, and the one in force is from before.
  if (isLarge) collectNow();
}

function collectNow(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("globalThis.gc?.()");
}

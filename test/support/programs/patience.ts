/** After which something hangs, however busy the machine is: less than the one limit of all tests. */
export const PATIENCE_MS = 240_000;

/** The settings of every function before the optimisation; it also had no layer. */
export const BASELINE = {
  memoryMb: 3008,
  architecture: "x86_64",
  snapStart: false,
  tracing: false,
} as const;

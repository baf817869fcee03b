/** How each function was set before: so large, on x86_64, without a layer, SnapStart or tracing. */
export const BEFORE = {
  memoryMb: 3008,
  architecture: "x86_64",
  snapStart: false,
  tracing: false,
} as const;

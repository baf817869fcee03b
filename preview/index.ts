// biome-ignore-all lint/performance/noBarrelFile: the entry of the package names what is public.
export type {
  DescribedPolicy,
  EnforcementLevel,
  Severity,
  SourceLocation,
  StartedPack,
} from "./described";
export type { ConfiguredExemption, PackEvaluation, PolicyEvaluation } from "./evaluation";
export type {
  Note,
  PlannedResource,
  PolicyViolation,
  PreviewResult,
  ProgramMessage,
  Properties,
  PropertyValue,
  Remediation,
  StackOutput,
} from "./model";
export { PreviewError } from "./preview-error";
export type { PackChoice, PreviewOptions, StateOptions } from "./run/preview-options";
export { previewAllStacks, runPreview } from "./run/run-preview";
export { judgeState } from "./run/run-state";

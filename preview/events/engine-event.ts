import type { Properties } from "../model";

/** A resource in the CLI's event stream. */
export interface EventResource {
  readonly type: string;
  readonly urn: string;
  readonly custom?: boolean;
  readonly parent?: string;
  readonly provider?: string;
  readonly inputs?: Properties;
  readonly outputs?: Properties;
}

interface StepEvent {
  readonly metadata: {
    readonly op: string;
    readonly urn: string;
    readonly type: string;
    readonly old: EventResource | null;
    readonly new: EventResource | null;
  };
}

interface PolicyReference {
  readonly policyPackName: string;
  readonly policyPackVersion?: string;
}

interface PolicySummary extends PolicyReference {
  readonly resourceUrn?: string;
  readonly passed?: readonly string[];
  readonly failed?: readonly string[];
}

/**
 * A line of `pulumi preview --json` with PULUMI_ENABLE_STREAMING_JSON_PREVIEW, or of `pulumi policy analyze
 * --json`: one of these events, or one that is not needed here. Source: pulumi sdk/go/common/apitype/events.go.
 */
export interface EngineEvent {
  readonly resourcePreEvent?: StepEvent;
  readonly resOutputsEvent?: StepEvent;
  readonly policyEvent?: PolicyReference & {
    readonly resourceUrn?: string;
    readonly message: string;
    readonly policyName: string;
    readonly enforcementLevel: string;
    readonly severity?: string;
  };
  readonly policyRemediationEvent?: PolicyReference & {
    readonly resourceUrn?: string;
    readonly policyName: string;
    readonly before?: Properties;
    readonly after?: Properties;
  };
  readonly policyAnalyzeSummaryEvent?: PolicySummary;
  readonly policyAnalyzeStackSummaryEvent?: PolicySummary;
  readonly diagnosticEvent?: {
    readonly urn?: string;
    readonly message: string;
    readonly severity: string;
  };
  readonly summaryEvent?: {
    readonly isPreview?: boolean;
    readonly durationSeconds?: number;
    readonly result?: string;
    readonly PolicyPacks?: { readonly [pack: string]: string };
  };
}

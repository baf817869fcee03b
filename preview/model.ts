import type { Severity, SourceLocation, StartedPack } from "./described";
import type { PackEvaluation } from "./evaluation";

/**
 * A property value in Pulumi's wire form: unknown values are the protocol's sentinel strings;
 * secrets, assets, archives, resource references and output values are objects with a signature key.
 * Source: pulumi sdk/go/common/resource/plugin/rpc.go.
 */
export type PropertyValue =
  | null
  | boolean
  | number
  | string
  | readonly PropertyValue[]
  | { readonly [key: string]: PropertyValue };

export type Properties = { readonly [key: string]: PropertyValue };

/** The options of a resource that an analyzer is told about. */
export interface ResourceOptions {
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  readonly deleteBeforeReplace?: boolean;
  readonly aliases: readonly string[];
  readonly customTimeouts?: {
    readonly create: number;
    readonly update: number;
    readonly delete: number;
  };
  readonly additionalSecretOutputs: readonly string[];
}

/** A provider as an analyzer sees it beside a resource. */
export interface ProviderReference {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly properties: Properties;
}

/** A resource of the plan, as the engine knows it after transforms, Check and remediation. */
export interface PlannedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly kind: "custom" | "component" | "provider" | "stack" | "read";
  /** True for a component whose children a provider would have made (awsx, eks): it is opaque here. */
  readonly remote: boolean;
  /** Inputs after Check. `__defaults` lists the keys that Check filled in. */
  readonly inputs: Properties;
  readonly outputs: Properties;
  readonly parentUrn?: string;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: { readonly [property: string]: readonly string[] };
  readonly options: ResourceOptions;
  readonly provider?: ProviderReference;
  readonly source?: SourceLocation;
}

/** One thing a policy pack said. */
export interface PolicyViolation {
  readonly policyPack: string;
  readonly policyPackVersion: string;
  readonly policy: string;
  readonly level: "advisory" | "mandatory";
  readonly severity?: Severity;
  /** Without the description that the SDK puts in front of each message. */
  readonly message: string;
  readonly description: string;
  readonly remediationSteps?: string;
  readonly url?: string;
  /** The resource it is about; the root stack's where a stack policy names none. */
  readonly urn: string;
  /** True where the baseline has it: it is advisory then, whatever the policy's level. */
  readonly isInBaseline?: true;
}

export interface Remediation {
  readonly policyPack: string;
  readonly policy: string;
  readonly urn: string;
  readonly before: Properties;
  readonly after: Properties;
}

/** The running policy packs, as the resource monitor uses them. */
export interface PolicyHost {
  /** The inputs after all remediations, packs in order. `__defaults` is among the inputs here. */
  remediate(resource: PlannedResource): Promise<Properties>;
  analyze(resource: PlannedResource): Promise<void>;
  analyzeStack(resources: readonly PlannedResource[]): Promise<void>;
}

/** What the packs are told of the stack that they judge (ConfigureStack, and the environment of the process). */
export interface PolicyPackContext {
  readonly organization: string;
  readonly project: string;
  readonly stack: string;
  /** Configuration of the stack with full keys (`aws:region`); values are strings, objects as JSON. */
  readonly config: { readonly [key: string]: string };
  readonly configSecretKeys: readonly string[];
  readonly stackTags: { readonly [key: string]: string };
  /** Where Pulumi.yaml is. */
  readonly projectDirectory: string;
  /** Address of the Engine service (host:port), for the packs' logging. */
  readonly engineAddress: string;
  /** True where a deployed stack is judged: as `pulumi policy analyze` does, packs are told nothing of it. */
  readonly isState?: boolean;
}

/** Configuration of a pack: a file, absolute, or what such a file holds. */
export type ConfigSource = string | { readonly [policy: string]: unknown };

/** Several sources apply in their order, the later ones over the earlier. */
export type PackConfiguration = ConfigSource | readonly ConfigSource[];

export interface PolicyPackOptions {
  /** Folders, absolute. */
  readonly packs: readonly string[];
  /** The nth belongs to the nth pack. */
  readonly configurations: readonly PackConfiguration[];
  readonly context: PolicyPackContext;
  /** The Node.js that runs the packs; the preview's own where absent. */
  readonly node?: string;
  /** Ends the packs' processes when aborted. */
  readonly signal?: AbortSignal;
  /** Told what a slow start is waiting for. */
  readonly onProgress?: (text: string) => void;
  /** How long a pack may take until it prints its port; 120 where absent. */
  readonly startTimeoutSeconds?: number;
}

/** Packs that were started and configured; violations and remediations fill up as resources are judged. */
export interface RunningPolicyPacks extends PolicyHost {
  readonly packs: readonly StartedPack[];
  /** What each has evaluated by now. */
  readonly evaluations: readonly PackEvaluation[];
  readonly violations: readonly PolicyViolation[];
  readonly remediations: readonly Remediation[];
  /** Things the user should know that are no violation: mistyped policy names, the packs' own output. */
  readonly notes: readonly string[];
  /** Ends every process that was started; safe to call twice. */
  close(): Promise<void>;
}

export type MessageSeverity = "debug" | "info" | "warning" | "error";

/** Something the program said: through Engine.log, or on its standard output. */
export interface ProgramMessage {
  readonly severity: MessageSeverity;
  readonly text: string;
  /** The resource it is about, where it names one. */
  readonly urn?: string;
  readonly source: "log" | "stdout" | "stderr";
}

/** Why the preview could not go on or judge everything; `text` is whole sentences for a person. */
export interface Note {
  readonly kind:
    | "invoke"
    | "read"
    | "remote"
    | "stack-reference"
    | "call"
    | "hook"
    | "config"
    | "policy";
  readonly text: string;
}

/** An output of the stack: `value` is absent where it is unknown, and to be hidden where it is secret. */
export interface StackOutput {
  readonly name: string;
  readonly value: PropertyValue | undefined;
  /** True when the value, or a part of it, is not known before the update. */
  readonly unknown: boolean;
  readonly secret: boolean;
}

export interface Durations {
  readonly programMs: number;
  readonly packStartMs: number;
  readonly totalMs: number;
}

/** What a preview shows of one stack. */
export interface PreviewResult {
  readonly organization: string;
  readonly project: string;
  readonly stack: string;
  /** What was judged: the plan of an update, or the state of a deployed stack. */
  readonly judged?: "plan" | "state";
  /** In the order of registration, or of the state; the root stack and default providers among them. */
  readonly resources: readonly PlannedResource[];
  readonly outputs: readonly StackOutput[];
  readonly notes: readonly Note[];
  readonly programMessages: readonly ProgramMessage[];
  readonly packs: readonly StartedPack[];
  /** What each pack has evaluated; absent where that is not known. */
  readonly evaluations?: readonly PackEvaluation[];
  readonly violations: readonly PolicyViolation[];
  readonly remediations: readonly Remediation[];
  /** Set where the program failed: the one message for the user. Resources and violations up to there remain. */
  readonly programError?: string;
  /** The project's folder within its repository, with `/`; empty or absent where it is the repository. */
  readonly projectPath?: string;
  readonly durations: Durations;
  /** Secrets that are to be shown nowhere, beside those that resources and outputs mark: the configuration's. */
  readonly secrets?: readonly string[];
}

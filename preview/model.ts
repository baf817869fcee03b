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

/** The resource options that are sent to an analyzer. */
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

/** The provider of a resource, as it is sent to an analyzer. */
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
  /** True for a component whose provider creates its children (awsx, eks): they are not in the plan. */
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

/** One finding of a policy pack. */
export interface PolicyViolation {
  readonly policyPack: string;
  readonly policyPackVersion: string;
  readonly policy: string;
  readonly level: "advisory" | "mandatory";
  readonly severity?: Severity;
  /** Without the description, which the SDK puts before each message. */
  readonly message: string;
  readonly description: string;
  readonly remediationSteps?: string;
  readonly url?: string;
  /** The resource that violates the policy; the root stack if a stack policy names no resource. */
  readonly urn: string;
  /** True if the baseline contains it. Its level is then advisory, whatever the policy's level. */
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
  /** The inputs after the remediations of all packs, in order. They include `__defaults`. */
  remediate(resource: PlannedResource): Promise<Properties>;
  analyze(resource: PlannedResource): Promise<void>;
  analyzeStack(resources: readonly PlannedResource[]): Promise<void>;
}

/** The stack that the packs evaluate, as they receive it: in ConfigureStack, and in the environment of their processes. */
export interface PolicyPackContext {
  readonly organization: string;
  readonly project: string;
  readonly stack: string;
  /** The stack's configuration, by full key (`aws:region`). Objects are JSON text. */
  readonly config: { readonly [key: string]: string };
  readonly configSecretKeys: readonly string[];
  readonly stackTags: { readonly [key: string]: string };
  /** The folder of Pulumi.yaml. */
  readonly projectDirectory: string;
  /** Address of the Engine service (host:port), for the packs' logging. */
  readonly engineAddress: string;
  /** True if a deployed stack is evaluated. Packs then receive nothing about the stack, as from `pulumi policy analyze`. */
  readonly isState?: boolean;
}

/** Configuration of a pack: the absolute path of a file, or its content. */
export type ConfigSource = string | { readonly [policy: string]: unknown };

/** Later sources override earlier ones. */
export type PackConfiguration = ConfigSource | readonly ConfigSource[];

export interface PolicyPackOptions {
  /** Absolute paths of folders. */
  readonly packs: readonly string[];
  /** One for each pack, in the order of `packs`. */
  readonly configurations: readonly PackConfiguration[];
  readonly context: PolicyPackContext;
  /** The Node.js that runs the packs. Default: the preview's own. */
  readonly node?: string;
  /** Ends the packs' processes when aborted. */
  readonly signal?: AbortSignal;
  /** Called with a message while a slow start is waiting. */
  readonly onProgress?: (text: string) => void;
  /** How long a pack may take to print its port. Default: 120. */
  readonly startTimeoutSeconds?: number;
}

/** Packs that were started and configured. Violations and remediations are added as resources are evaluated. */
export interface RunningPolicyPacks extends PolicyHost {
  readonly packs: readonly StartedPack[];
  /** What each pack has evaluated so far. */
  readonly evaluations: readonly PackEvaluation[];
  readonly violations: readonly PolicyViolation[];
  readonly remediations: readonly Remediation[];
  /** What the user should know beyond violations: former policy names, the packs' own output. */
  readonly notes: readonly string[];
  /** Ends all processes of the packs. Safe to call twice. */
  close(): Promise<void>;
}

export type MessageSeverity = "debug" | "info" | "warning" | "error";

/** A message of the program: through Engine.log, standard output or standard error. */
export interface ProgramMessage {
  readonly severity: MessageSeverity;
  readonly text: string;
  /** The resource that it is about, if it names one. */
  readonly urn?: string;
  readonly source: "log" | "stdout" | "stderr";
}

/** What the preview could not know or evaluate, or what to correct. `text` is in full sentences. */
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

/** An output of the stack. `value` is undefined if it is unknown, and must be hidden if `secret`. */
export interface StackOutput {
  readonly name: string;
  readonly value: PropertyValue | undefined;
  /** True if the value, or a part of it, is not known before the update. */
  readonly unknown: boolean;
  readonly secret: boolean;
}

export interface Durations {
  readonly programMs: number;
  readonly packStartMs: number;
  readonly totalMs: number;
}

/** The result of previewing or evaluating one stack. */
export interface PreviewResult {
  readonly organization: string;
  readonly project: string;
  readonly stack: string;
  /** What was evaluated: the plan of an update, or the state of a deployed stack. Default: plan. */
  readonly judged?: "plan" | "state";
  /** In the order of registration, or of the state. Includes the root stack and default providers. */
  readonly resources: readonly PlannedResource[];
  readonly outputs: readonly StackOutput[];
  readonly notes: readonly Note[];
  readonly programMessages: readonly ProgramMessage[];
  readonly packs: readonly StartedPack[];
  /** What each pack has evaluated; absent if not known. */
  readonly evaluations?: readonly PackEvaluation[];
  readonly violations: readonly PolicyViolation[];
  readonly remediations: readonly Remediation[];
  /** Set if the program failed: the message for the user. Resources and violations up to then are kept. */
  readonly programError?: string;
  /** The project's folder, relative to the repository, with `/`. Empty or absent for the repository's own folder. */
  readonly projectPath?: string;
  readonly durations: Durations;
  /** Secrets of the configuration, to be hidden like those that resources and outputs mark. */
  readonly secrets?: readonly string[];
}

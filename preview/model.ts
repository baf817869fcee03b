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
  readonly customTimeouts?: { readonly create: number; readonly update: number; readonly delete: number };
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
}

export type EnforcementLevel = "advisory" | "mandatory" | "remediate" | "disabled";

/** One thing a policy pack said. */
export interface PolicyViolation {
  readonly policyPack: string;
  readonly policyPackVersion: string;
  readonly policy: string;
  readonly level: "advisory" | "mandatory";
  readonly severity?: "low" | "medium" | "high" | "critical";
  /** Without the description that the SDK puts in front of each message. */
  readonly message: string;
  readonly description: string;
  readonly remediationSteps?: string;
  readonly url?: string;
  /** The resource it is about; the root stack's where a stack policy names none. */
  readonly urn: string;
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

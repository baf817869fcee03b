import {
  type AnalyzerInfo,
  EnforcementLevel as WireLevel,
  type PolicyInfo as WirePolicy,
  PolicyType as WireScope,
  PolicySeverity as WireSeverity,
} from "@pulumi/pulumi/proto/analyzer_pb";
import type { EnforcementLevel, Severity } from "../described";

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

export type JsonObject = { readonly [key: string]: JsonValue };

export interface ConfigSchema {
  readonly properties: { readonly [name: string]: JsonObject };
  readonly required: readonly string[];
}

export interface PolicyInfo {
  readonly name: string;
  readonly description: string;
  readonly level: EnforcementLevel;
  /** What it evaluates; absent if the pack's SDK is too old to report it. */
  readonly scope?: "resource" | "stack";
  readonly severity?: Severity;
  readonly displayName?: string;
  readonly framework?: string;
  readonly tags?: readonly string[];
  readonly remediationSteps?: string;
  readonly url?: string;
  /** Absent if the policy declares no configuration. */
  readonly schema?: ConfigSchema;
}

/** Configuration of one policy. An absent level changes nothing. */
export interface PolicyConfig {
  readonly level?: EnforcementLevel;
  readonly properties: JsonObject;
}

export interface PackInfo {
  readonly name: string;
  readonly version: string;
  readonly supportsConfig: boolean;
  readonly policies: readonly PolicyInfo[];
  readonly initialConfig: ReadonlyMap<string, PolicyConfig>;
}

const levels: { readonly [level in WireLevel]: EnforcementLevel } = {
  [WireLevel.ADVISORY]: "advisory",
  [WireLevel.MANDATORY]: "mandatory",
  [WireLevel.DISABLED]: "disabled",
  [WireLevel.REMEDIATE]: "remediate",
};

const severities: { readonly [severity in WireSeverity]: Severity | undefined } = {
  [WireSeverity.POLICY_SEVERITY_UNSPECIFIED]: undefined,
  [WireSeverity.POLICY_SEVERITY_LOW]: "low",
  [WireSeverity.POLICY_SEVERITY_MEDIUM]: "medium",
  [WireSeverity.POLICY_SEVERITY_HIGH]: "high",
  [WireSeverity.POLICY_SEVERITY_CRITICAL]: "critical",
};

const scopes: { readonly [scope in WireScope]: PolicyInfo["scope"] } = {
  [WireScope.POLICY_TYPE_UNKNOWN]: undefined,
  [WireScope.POLICY_TYPE_RESOURCE]: "resource",
  [WireScope.POLICY_TYPE_STACK]: "stack",
};

export function levelFromWire(level: WireLevel): EnforcementLevel {
  return levels[level];
}

export function levelToWire(level: EnforcementLevel): WireLevel {
  return wireLevels[level];
}

const wireLevels: { readonly [level in EnforcementLevel]: WireLevel } = {
  advisory: WireLevel.ADVISORY,
  mandatory: WireLevel.MANDATORY,
  disabled: WireLevel.DISABLED,
  remediate: WireLevel.REMEDIATE,
};

export function severityFromWire(severity: WireSeverity): Severity | undefined {
  return severities[severity];
}

/** @param projectVersion the version in PulumiPolicy.yaml, which overrides that of package.json */
export function packInfoFromWire(info: AnalyzerInfo, projectVersion: string | undefined): PackInfo {
  const initialConfig = new Map<string, PolicyConfig>();
  for (const [name, config] of info.getInitialconfigMap().entries()) {
    initialConfig.set(name, {
      // A missing level arrives as 0 (advisory), and the engine treats it as advisory.
      level: levelFromWire(config.getEnforcementlevel()),
      properties: jsonObject(config.getProperties()?.toJavaScript()),
    });
  }
  return {
    name: info.getName(),
    version: projectVersion ?? info.getVersion(),
    supportsConfig: info.getSupportsconfig(),
    policies: info.getPoliciesList().map(policyFromWire),
    initialConfig,
  };
}

function policyFromWire(policy: WirePolicy): PolicyInfo {
  const severity = severityFromWire(policy.getSeverity());
  const scope = scopes[policy.getPolicyType()];
  const schema = policy.getConfigschema();
  const framework = policy.getFramework()?.getSpecification() ?? "";
  const tags = policy.getTagsList();
  return {
    name: policy.getName(),
    description: policy.getDescription(),
    level: levelFromWire(policy.getEnforcementlevel()),
    ...(scope === undefined ? {} : { scope }),
    ...(severity === undefined ? {} : { severity }),
    ...(policy.getDisplayname() === "" ? {} : { displayName: policy.getDisplayname() }),
    ...(framework === "" ? {} : { framework }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(policy.getRemediationSteps() === ""
      ? {}
      : { remediationSteps: policy.getRemediationSteps() }),
    ...(policy.getUrl() === "" ? {} : { url: policy.getUrl() }),
    ...(schema === undefined
      ? {}
      : {
          schema: {
            properties: schemaProperties(jsonObject(schema.getProperties()?.toJavaScript())),
            required: schema.getRequiredList(),
          },
        }),
  };
}

function schemaProperties(properties: JsonObject): ConfigSchema["properties"] {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, isJsonObject(schema) ? schema : {}]),
  );
}

function jsonObject(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

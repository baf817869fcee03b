import type {
  AnalyzeDiagnostic,
  Remediation as WireRemediation,
} from "@pulumi/pulumi/proto/analyzer_pb";
import type { PolicyViolation } from "../model";
import { levelFromWire, type PackInfo, severityFromWire } from "./pack-info";

/**
 * Converts a diagnostic to a violation, like the engine: the level `remediate` counts as mandatory, and the default of the
 * severity is the policy's.
 */
export function toViolation(
  pack: PackInfo,
  diagnostic: AnalyzeDiagnostic,
  urn: string,
): PolicyViolation {
  const policy = pack.policies.find(({ name }) => name === diagnostic.getPolicyname());
  const severity = severityFromWire(diagnostic.getSeverity()) ?? policy?.severity;
  const description = diagnostic.getDescription();
  return {
    policyPack: diagnostic.getPolicypackname(),
    policyPackVersion: pack.version,
    policy: diagnostic.getPolicyname(),
    level:
      levelFromWire(diagnostic.getEnforcementlevel()) === "advisory" ? "advisory" : "mandatory",
    ...(severity === undefined ? {} : { severity }),
    message: withoutRemedy(
      withoutDescription(diagnostic.getMessage(), description),
      policy?.remediationSteps,
    ),
    description,
    ...metadata(pack, diagnostic.getPolicyname()),
    urn,
  };
}

/** Converts a remediation that could not run to an advisory violation. */
export function toRemediationWarning(
  pack: PackInfo,
  remediation: WireRemediation,
  urn: string,
): PolicyViolation {
  return {
    policyPack: remediation.getPolicypackname(),
    policyPackVersion: pack.version,
    policy: remediation.getPolicyname(),
    level: "advisory",
    message: remediation.getDiagnostic(),
    description: remediation.getDescription(),
    ...metadata(pack, remediation.getPolicyname()),
    urn,
  };
}

function metadata(
  pack: PackInfo,
  policyName: string,
): Pick<PolicyViolation, "remediationSteps" | "url"> {
  const policy = pack.policies.find(({ name }) => name === policyName);
  return {
    ...(policy?.remediationSteps === undefined
      ? {}
      : { remediationSteps: policy.remediationSteps }),
    ...(policy?.url === undefined ? {} : { url: policy.url }),
  };
}

function withoutDescription(message: string, description: string): string {
  const prefix = `${description}\n`;
  return message.startsWith(prefix) ? message.slice(prefix.length) : message;
}

/** Removes the remedy at the end, which a pack may add for the CLI. The preview shows it separately. */
function withoutRemedy(message: string, remedy: string | undefined): string {
  const end = `\nRemedy: ${remedy}`;
  return message.endsWith(end) ? message.slice(0, -end.length) : message;
}

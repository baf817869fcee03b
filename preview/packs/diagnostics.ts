import type {
  AnalyzeDiagnostic,
  Remediation as WireRemediation,
} from "@pulumi/pulumi/proto/analyzer_pb";
import type { PolicyViolation } from "../model";
import { levelFromWire, type PackInfo, severityFromWire } from "./pack-info";

/**
 * What a pack reported, as the engine counts it: `remediate` is mandatory (after remediation, and for stack
 * policies), a severity that the report lacks is the policy's.
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

/** A remediation that could not run is an advisory violation of its policy. */
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

/** A pack may end its messages with the remedy for the CLI, which shows none; here it is shown by itself. */
function withoutRemedy(message: string, remedy: string | undefined): string {
  const end = `\nRemedy: ${remedy}`;
  return message.endsWith(end) ? message.slice(0, -end.length) : message;
}

import type { ReportViolation } from "@pulumi/policy";
import type { Problems } from "../values/problems";
import { UnknownDocument, UnknownInput } from "../values/unknown";
import { describeGrounds, type Exemption, ownerOf } from "./exemptions";
import type { Settings } from "./settings";

/** A problem on its way to the report. */
export interface Finding {
  readonly message: string;
  readonly level?: "advisory";
}

/** What every policy says where the policy `settings`, which keeps what the others need, is switched off. */
export const settingsDisabled =
  "settings is disabled, and without it nothing can be evaluated: set its level to mandatory or advisory in the configuration of the pack";

/** All that a check finds, what it throws included. */
export function collectFindings(problems: Problems, settings: Settings): readonly Finding[] {
  if (!problems) return [];
  if (typeof problems === "string") return [{ message: problems }];
  if (Array.isArray(problems))
    return problems.flatMap((each: Problems) => collectFindings(each, settings));
  if (typeof problems !== "function") return [problems as Finding];
  try {
    return collectFindings(problems(), settings);
  } catch (error) {
    return [findingOf(error, settings)];
  }
}

function findingOf(error: unknown, settings: Settings): Finding {
  if (error instanceof UnknownDocument && settings.unknownDocuments === "advisory") {
    return { message: error.message, level: "advisory" };
  }
  if (error instanceof UnknownInput || error instanceof UnknownDocument) {
    return { message: error.message };
  }
  // An error that leaves a policy would end the whole preview with a stack trace.
  return { message: `the policy itself failed: ${error}` };
}

/** The finding as it stands with the exemption of its resource, if there is one, and what is wrong with that. */
export function applyExemption(
  finding: Finding,
  exemption: Exemption | undefined,
  flaw: string | undefined,
): Finding {
  if (!exemption) return finding;
  const { message } = finding;
  const { expires, owner } = exemption;
  if (flaw !== undefined) {
    return { ...finding, message: `${message} (the exemption of ${ownerOf(exemption)} ${flaw})` };
  }
  const note = `exempt until ${expires}, ${owner}: ${describeGrounds(exemption)}`;
  return { message: `${message} (${note})`, level: "advisory" };
}

interface Reported {
  readonly description: string;
  readonly urn: string | undefined;
  readonly remedy?: string;
}

/**
 * Hands a finding to the SDK, at its own level or at the policy's. What has a level of its own is exempt, or will be
 * evaluated later: there is nothing to do.
 */
export function report(
  reportViolation: ReportViolation,
  { message, level }: Pick<Finding, "message"> & { readonly level?: "advisory" | "mandatory" },
  { description, urn, remedy }: Reported,
): void {
  if (!level) {
    reportViolation(remedy === undefined ? message : `${message}\nRemedy: ${remedy}`, urn);
    return;
  }
  // The server takes an object too, with a level of its own; the SDK's type does not say so (1.21).
  const withLevel = { message: `${description}\n${message}`, enforcementLevel: level, urn };
  reportViolation(withLevel as unknown as string);
}

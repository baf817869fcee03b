import type { ReportViolation } from "@pulumi/policy";
import type { Problems } from "../values/problems";
import { UnknownDocument, UnknownInput } from "../values/unknown";
import { describeGrounds, type Exemption, ownerOf } from "./exemptions";
import type { Settings } from "./settings";

/** A problem to report. */
export interface Finding {
  readonly message: string;
  readonly level?: "advisory";
}

/** What every policy reports if `settings`, which keeps what the others need, is disabled. */
export const settingsDisabled =
  "settings is disabled, and without it nothing can be evaluated: set its level to mandatory or advisory in the configuration of the pack";

/** All findings of a check, including what it throws. */
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
  // An error thrown by a policy would end the whole preview with a stack trace.
  return { message: `the policy itself failed: ${error}` };
}

/**
 * The finding after applying the exemption of its resource, if there is one. An exemption with a
 * flaw is only noted in the message.
 */
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
 * Reports a finding to the SDK, at its own level or else at the policy's. A finding with its own
 * level is exempt, or will be evaluated later, so it gets no remedy.
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
  // The SDK's server also accepts an object with its own level; the SDK's type does not say so
  // (1.21).
  const withLevel = { message: `${description}\n${message}`, enforcementLevel: level, urn };
  reportViolation(withLevel as unknown as string);
}

import { FRAMEWORKS, type FrameworkId, frameworkIds } from "./frameworks";

/** The data kept from Prowler: IDs, but none of its texts. */
export interface ProwlerExtract {
  readonly source: {
    readonly name: "prowler";
    readonly version: string;
    readonly license: "Apache-2.0";
    readonly url: string;
    /** The day it was read, YYYY-MM-DD. */
    readonly date: string;
  };
  /** The FSBP controls for the pack's services, in the order of the source. */
  readonly fsbpControls: readonly string[];
  /** The controls that each Prowler check is for. */
  readonly checks: Readonly<Record<string, ControlsByFramework>>;
}

export type ControlsByFramework = Readonly<Partial<Record<FrameworkId, readonly string[]>>>;

/** The part of Prowler's files that is read. */
export interface ProwlerFramework {
  readonly Requirements: readonly ProwlerRequirement[];
}

interface ProwlerRequirement {
  readonly Id: string;
  readonly Name?: string;
  readonly Checks: readonly string[];
  readonly Attributes: readonly { readonly Section?: string }[];
}

const services = [
  "Lambda",
  "S3",
  "SNS",
  "SQS",
  "KMS",
  "ECR",
  "EventBridge",
  "StepFunctions",
  "IAM",
];

/** The prefixes of the checks for the pack's services. */
const checkPrefixes = [
  ...["awslambda_", "cloudwatch_log_group_", "ecr_", "eventbridge_", "iam_", "kms_", "s3_"],
  ...["secretsmanager_", "sns_", "sqs_", "stepfunctions_"],
];

export function extractIds(
  frameworks: Readonly<Record<FrameworkId, ProwlerFramework>>,
): Pick<ProwlerExtract, "fsbpControls" | "checks"> {
  const found = frameworkIds.flatMap((framework) =>
    frameworks[framework].Requirements.flatMap((requirement) =>
      requirement.Checks.filter(isOfThePack).map((check) => ({
        ...{ check, framework, control: controlId(framework, requirement) },
      })),
    ),
  );
  const checks = [...Map.groupBy(found, ({ check }) => check)].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return {
    fsbpControls: frameworks.fsbp.Requirements.map(({ Id }) => Id).filter((id) =>
      services.includes(id.split(".")[0] ?? ""),
    ),
    checks: Object.fromEntries(
      checks.map(([check, entries]) => [
        check,
        Object.fromEntries(
          [...Map.groupBy(entries, ({ framework }) => framework)].map(([framework, own]) => [
            framework,
            [...new Set(own.map(({ control }) => control))].sort(compareIds),
          ]),
        ),
      ]),
    ),
  };
}

function isOfThePack(check: string): boolean {
  return checkPrefixes.some((prefix) => check.startsWith(prefix));
}

/**
 * The framework's own name for a control. Prowler has its own IDs for NIST, and numbers the checks
 * within a PCI control.
 */
function controlId(framework: FrameworkId, { Id, Name = "", Attributes }: ProwlerRequirement) {
  const pattern = /[A-Z]{2}-\d+(?:\(\w+\))*/;
  const id = {
    fsbp: Id,
    cis: Id,
    nist: pattern.exec(Name)?.[0],
    pci: Attributes[0]?.Section?.split(":")[0],
  }[framework];
  if (id !== undefined) return id;
  throw new Error(`${FRAMEWORKS[framework].file}: ${Id} names no control`);
}

/** Compares numbers by value: S3.9 before S3.10. */
export function compareIds(one: string, other: string): number {
  return one.localeCompare(other, "en", { numeric: true });
}

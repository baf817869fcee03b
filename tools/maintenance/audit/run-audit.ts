import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { PlannedResource } from "../../../preview/model";
import type { IamDocument } from "./documents";

/** A rule's pattern, and the events that it must or must not match. */
export interface RuleCase {
  readonly name: string;
  readonly pattern: string;
  readonly events: readonly {
    readonly name: string;
    readonly event: unknown;
    readonly matches: boolean;
  }[];
}

export interface AuditedPlan {
  readonly stack: string;
  readonly region: string;
  readonly resources: readonly Pick<PlannedResource, "type" | "name" | "inputs">[];
}

export interface AuditTask {
  readonly documents: readonly IamDocument[];
  readonly rules: readonly RuleCase[];
  readonly plans: readonly AuditedPlan[];
}

/** A problem that one of AWS's models or linters reports. */
export interface Finding {
  readonly check: "iam" | "rules" | "api" | "cloudformation";
  /** The document, the resource, or the resource type. */
  readonly subject: string;
  readonly finding: string;
}

export interface Audit {
  readonly findings: readonly Finding[];
  readonly counts: { readonly [what: string]: number };
}

const MODULES = ["botocore", "cfnlint", "moto", "parliament", "regex"];

/** Why the audit can't run here; undefined if Python has the modules. */
export function whyNoAudit(): string | undefined {
  const { status } = spawnSync("python3", ["-c", `import ${MODULES.join(", ")}`]);
  return status === 0 ? undefined : `python3 has not all of ${MODULES.join(", ")}: see .ci/run`;
}

export function runAudit(task: AuditTask): Audit {
  const { status, stdout, stderr } = spawnSync("python3", ["-B", join(__dirname, "main.py")], {
    input: JSON.stringify(task),
    encoding: "utf8",
    maxBuffer: 1024 ** 3,
  });
  if (status !== 0) throw new Error(`the audit failed: ${stderr}`);
  return JSON.parse(stdout) as Audit;
}

import { resolve } from "node:path";
import { runPreview } from "../../../preview/run/run-preview";
import type { Regression } from "../../regressions/regression";
import { copyProgram } from "./program-copy";

const pack = resolve(__dirname, "../../../policy-pack");

/**
 * Previews a copy of the real program with the change in it, judged by the real pack.
 * @returns `policy: resource, resource, ...` for every mandatory violation, and what the program says where it fails
 */
export async function runRegression(regression: Omit<Regression, "title" | "reports">) {
  const copy = copyProgram(regression.edits);
  try {
    const result = await runPreview({
      cwd: copy.directory,
      stack: regression.stack ?? "prod",
      policyPacks: [{ pack, config: regression.packConfig ?? {} }],
    });
    const mandatory = result.violations.filter(({ level }) => level === "mandatory");
    return { programError: result.programError, reports: summarize(mandatory) };
  } finally {
    copy.remove();
  }
}

/** Sorted lines, one for each policy, with the logical names of its resources. */
export function summarize(
  violations: readonly { readonly policy: string; readonly urn: string }[],
): readonly string[] {
  const byPolicy = Map.groupBy(violations, ({ policy }) => policy);
  return [...byPolicy]
    .map(([policy, found]) => {
      const names = new Set(found.map(({ urn }) => urn.split("::").at(-1)));
      return `${policy}: ${[...names].sort().join(", ")}`;
    })
    .sort();
}

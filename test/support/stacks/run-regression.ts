import type { RunningPolicyPacks } from "../../../preview/model";
import { runPreview } from "../../../preview/run/run-preview";
import type { Regression } from "../../regressions/regression";
import { evaluateByPack, startPack } from "../policies/pack-session";
import { copyProgram } from "./program-copy";

type Change = Omit<Regression, "title" | "reports">;

/** Runs regressions one after the other. */
export interface RegressionRunner {
  /**
   * Plans the real program with the change in it, evaluated by the real pack.
   * @returns `policy: resource, resource, ...` for every mandatory violation, and what the program says where it fails
   */
  run(change: Change): Promise<{
    readonly programError: string | undefined;
    readonly reports: readonly string[];
  }>;
  close(): Promise<void>;
}

/**
 * All share a copy of the program, whose place Node.js knows the compiled code by, and those of one setting a process
 * of the pack: together they take more than half of the time of a preview.
 */
export function startRegressions(): RegressionRunner {
  const copy = copyProgram([]);
  const packs = new Map<string, Promise<RunningPolicyPacks>>();
  return {
    async run({ edits, stack = "prod", packConfig = {} }) {
      const setting = JSON.stringify([stack, packConfig]);
      const starting = packs.get(setting) ?? startPack([packConfig], false, { stack });
      packs.set(setting, starting);
      copy.edit(edits);
      const { resources, programError } = await runPreview({ cwd: copy.directory, stack });
      const found = await evaluateByPack(await starting, resources);
      return {
        programError,
        reports: summarize(found.filter(({ level }) => level === "mandatory")),
      };
    },
    async close() {
      for (const starting of packs.values()) {
        await starting.then(
          (pack) => pack.close(),
          () => undefined,
        );
      }
      copy.remove();
    },
  };
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

import path from "node:path";
import type { PreviewResult } from "../../../preview/model";
import { PreviewError } from "../../../preview/preview-error";
import type { PreviewOptions } from "../../../preview/run/preview-options";
import { runPreview } from "../../../preview/run/run-preview";
import { judgeState } from "../../../preview/run/run-state";
import { writeProgram } from "./program-files";
import type { SmallProgram } from "./small-program";
import { type Verdict, verdictOf } from "./verdict";

/** @param state the CLI's export, for a program whose state is evaluated */
export async function evaluateOffline(program: SmallProgram, state?: object): Promise<Verdict> {
  const written = writeProgram(program, {
    "answers.json": JSON.stringify(program.answers ?? {}),
    "state.json": JSON.stringify(state ?? {}),
  });
  const { directory: cwd, policyPacks, policyPackConfigs } = written;
  const options = {
    cwd,
    policyPacks: policyPacks.map((pack, index) => {
      const config = policyPackConfigs[index];
      return config === undefined ? pack : { pack, config };
    }),
  };
  const evaluating = program.isState
    ? judgeState({ ...options, stateFile: path.join(cwd, "state.json") })
    : preview(program, options);
  const result = await evaluating.catch((error: unknown) => {
    if (error instanceof PreviewError) return undefined;
    throw error;
  });
  if (result === undefined) return verdictOf(true, []);
  // The CLI hides secrets in its events; the offline preview hides them when it renders a result.
  const hidden = Object.values(program.secrets ?? {});
  const findings = result.violations.map((each) => ({
    ...each,
    message: hidden.reduce((text, secret) => text.replaceAll(secret, "[secret]"), each.message),
  }));
  return verdictOf(hasFailed(result), findings);
}

function preview(
  { secrets = {} }: SmallProgram,
  options: Pick<PreviewOptions, "cwd" | "policyPacks">,
): Promise<PreviewResult> {
  const invokesFile = path.join(options.cwd, "answers.json");
  return runPreview({ ...options, stack: "dev", config: secrets, invokesFile });
}

function hasFailed({ programError, violations }: PreviewResult): boolean {
  return programError !== undefined || violations.some(({ level }) => level === "mandatory");
}

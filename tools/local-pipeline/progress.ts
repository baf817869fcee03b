import type { Progress } from "../../operations/command/progress";
import type { PipelineEvents } from "./run-pipeline";

/** Prints a line for each invocation, and updates a line with the running work. */
export function pipelineProgress(
  progress: Progress,
  now = () => performance.now(),
): PipelineEvents {
  const startedAt = now();
  return {
    invoked: ({ stage, about, invocation }) => {
      const { error, initMs = 0, durationMs } = invocation;
      const seconds = ((initMs + durationMs) / 1000).toFixed(2);
      const outcome = error === undefined ? `${seconds} s` : `failed: ${error.errorMessage}`;
      progress.print(`${stage}  ${about}  ${outcome}`);
    },
    running: (work) => {
      if (work.length === 0) return progress.clear();
      const seconds = Math.round((now() - startedAt) / 1000);
      const what = [...Map.groupBy(work, ({ stage }) => stage)].map(
        ([stage, { length }]) => `${stage} ${length}`,
      );
      progress.update(`working: ${what.join(", ")} (${seconds} s)`);
    },
  };
}

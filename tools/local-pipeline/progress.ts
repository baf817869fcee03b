import type { PipelineEvents } from "./run-pipeline";

const REMINDER_MS = 10_000;

/**
 * Tells on a stream what happens: a line for each invocation, and what is under way: at once on a
 * terminal, in a line that is written over; elsewhere when nothing was told for a while.
 */
export function showProgress(
  stream: NodeJS.WriteStream,
  now = () => performance.now(),
): PipelineEvents {
  const startedAt = now();
  let toldAt = startedAt;
  const clear = stream.isTTY ? "\r\u001b[K" : "";
  return {
    invoked: ({ stage, about, invocation }) => {
      const { error, initMs = 0, durationMs } = invocation;
      const seconds = ((initMs + durationMs) / 1000).toFixed(2);
      const outcome = error === undefined ? `${seconds} s` : `failed: ${error.errorMessage}`;
      stream.write(`${clear}${stage}  ${about}  ${outcome}\n`);
      toldAt = now();
    },
    running: (work) => {
      const seconds = Math.round((now() - startedAt) / 1000);
      const what = [...Map.groupBy(work, ({ stage }) => stage)].map(
        ([stage, { length }]) => `${stage} ${length}`,
      );
      const line = work.length === 0 ? "" : `working: ${what.join(", ")} (${seconds} s)`;
      if (stream.isTTY) stream.write(`${clear}${line}`);
      else if (line !== "" && now() - toldAt > REMINDER_MS) {
        stream.write(`${line}\n`);
        toldAt = now();
      }
    },
  };
}

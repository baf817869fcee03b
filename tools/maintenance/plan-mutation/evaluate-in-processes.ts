import { fork } from "node:child_process";
import { join } from "node:path";
import { OperationError } from "../../../operations/command/errors";
import type { Report, Share } from "./evaluation-process";
import type { Outcome } from "./verdicts";

/** Evaluates the mutants of a plan in as many processes. */
export async function evaluateInProcesses(
  work: Pick<Share, "stack" | "planFile" | "sample" | "type">,
  processes: number,
  onProgress: (done: number) => void,
): Promise<readonly Outcome[]> {
  const shares = Array.from({ length: processes }, (_, first) => ({
    ...work,
    first,
    of: processes,
  }));
  const results = await Promise.all(shares.map((share) => evaluateShare(share, onProgress)));
  return results.flat();
}

function evaluateShare(
  share: Share,
  onProgress: (done: number) => void,
): Promise<readonly Outcome[]> {
  const child = fork(join(__dirname, "evaluation-process.ts"), {
    execArgv: ["--require", "tsx/cjs"],
  });
  return new Promise((resolve, reject) => {
    child.on("message", (report: Report) => {
      if ("done" in report) onProgress(report.done);
      else resolve(report.outcomes);
    });
    child.on("error", reject);
    child.on("exit", (status) => {
      reject(new OperationError(`a process that evaluates ended with status ${status}`));
    });
    child.send(share);
  });
}

import { fork } from "node:child_process";
import { join } from "node:path";
import { OperationError } from "../../../operations/command/errors";
import type { Evaluated, Report, Share } from "./evaluation-process";

/** Evaluates the mutants of a plan in the given number of processes. */
export async function evaluateInProcesses(
  work: Pick<Share, "stack" | "planFile" | "sample" | "type">,
  processes: number,
  onProgress: (done: number) => void,
): Promise<Evaluated> {
  const shares = Array.from({ length: processes }, (_, first) => ({
    ...work,
    first,
    of: processes,
  }));
  const results = await Promise.all(shares.map((share) => evaluateShare(share, onProgress)));
  return {
    outcomes: results.flatMap(({ outcomes }) => outcomes),
    cpuSeconds: results.reduce((sum, each) => sum + each.cpuSeconds, 0),
  };
}

function evaluateShare(share: Share, onProgress: (done: number) => void): Promise<Evaluated> {
  const child = fork(join(__dirname, "evaluation-process.ts"), {
    execArgv: ["--require", "tsx/cjs"],
  });
  return new Promise((resolve, reject) => {
    child.on("message", (report: Report) => {
      if ("done" in report) onProgress(report.done);
      else resolve(report);
    });
    child.on("error", reject);
    child.on("exit", (status) => {
      reject(new OperationError(`a process that evaluates ended with status ${status}`));
    });
    child.send(share);
  });
}

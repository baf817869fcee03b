import { readFileSync } from "node:fs";
import { chooseClasses } from "./choose-classes";
import { evaluateMutants } from "./evaluate-mutants";
import { providerInputs } from "./provider-inputs";
import type { Outcome } from "./verdicts";

/** A share of the mutants of a plan. */
export interface Share {
  readonly stack: string;
  readonly planFile: string;
  readonly sample?: { readonly size: number; readonly seed: number };
  readonly type?: string;
  /** Evaluates every `of`th mutant, starting with this one. */
  readonly first: number;
  readonly of: number;
}

export interface Evaluated {
  readonly outcomes: readonly Outcome[];
  /**
   * CPU time of the whole process: other work on the machine affects it less than wall-clock time.
   */
  readonly cpuSeconds: number;
}

export type Report = { readonly done: number } | Evaluated;

const REPORT_EVERY = 100;

async function evaluateShare({ stack, planFile, sample, type, first, of }: Share): Promise<void> {
  const plan = JSON.parse(readFileSync(planFile, "utf8"));
  const declaredInputs = providerInputs();
  const isInSample = sample && chooseClasses(plan, declaredInputs, sample);
  let done = 0;
  const outcomes = await evaluateMutants({
    stack,
    plan,
    declaredInputs,
    isChosen: (mutant, index) =>
      index % of === first &&
      (type ?? mutant.type) === mutant.type &&
      (isInSample?.(mutant) ?? true),
    onProgress: () => {
      done += 1;
      if (done % REPORT_EVERY === 0) void report({ done: REPORT_EVERY });
    },
  });
  const { user, system } = process.cpuUsage();
  await report({ outcomes, cpuSeconds: (user + system) / 1e6 });
}

/** Resolves when the message is sent: it would be cut off if the process ended earlier. */
function report(message: Report): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, undefined, {}, (error) => (error ? reject(error) : resolve()));
  });
}

process.once("message", (share: Share) => {
  evaluateShare(share).then(
    () => process.disconnect(),
    (error: Error) => {
      process.stderr.write(`${error.stack}\n`);
      process.exit(1);
    },
  );
});
// The command was interrupted.
process.once("disconnect", () => process.exit());

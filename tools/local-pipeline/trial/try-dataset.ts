import { EXIT, type Run } from "../../../operations/command/command";
import { formatJson } from "../../../operations/command/json";
import type { TrialOptions } from "../command-line";
import { formatTrial } from "./format-trial";
import { loadDataset } from "./load-dataset";
import { type FileTrial, tryFile } from "./trial";

/** Tries a data set on files in this process, without a build and without writing results. */
export const tryDataset: Run<TrialOptions> = async (options, { stdout, env, signal }) => {
  const transform = loadDataset(options.dataset, { ...env });
  const trials: FileTrial[] = [];
  for (const file of options.files) {
    trials.push(await tryFile(file, transform, options.show, signal));
  }
  stdout.write(options.json ? formatJson(trials) : formatTrial(trials));
  return trials.every(({ problem }) => problem === null) ? EXIT.fine : EXIT.failed;
};

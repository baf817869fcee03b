import { basename } from "node:path";
import { compile } from "../../lambdas/data-transform/compile";
import { EXIT, type Run } from "../../operations/command/command";
import { OperationError } from "../../operations/command/errors";
import { formatTrial } from "../local-pipeline/trial/format-trial";
import { tryFile } from "../local-pipeline/trial/trial";
import type { DescribeOptions } from "./command-line";
import { propose } from "./propose";
import { readSample } from "./read-sample";
import { datasetNameFor, formatModule } from "./write-module";

/** Proposes a data set for a file and tries it on the whole file. */
export const describe: Run<DescribeOptions> = async (options, { stdout, stderr, signal }) => {
  const { file, name = datasetNameFor(file), sampleBytes } = options;
  const proposal = await propose(file, await readSample(file, sampleBytes));
  if (proposal.records === 0) throw new OperationError(`${file} contains no records`);
  stdout.write(formatModule(name, basename(file), proposal));
  const source = { path: file, key: basename(file), bytes: 0 };
  const trial = await tryFile(source, compile(proposal.specification, {}), 0, signal);
  stderr.write(formatTrial([trial]));
  return trial.problem === null ? EXIT.fine : EXIT.failed;
};

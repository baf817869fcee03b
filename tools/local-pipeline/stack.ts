import { availableParallelism } from "node:os";
import { parseConfig } from "../../infra/config";
import { type FunctionName, pipelineFunctions } from "../../infra/functions";
import { pipelineTriggers, type Trigger } from "../../infra/triggers";
import type { CleanUp } from "./clean-up";
import { type PipelineOptions, sourceUri } from "./command-line";
import { functionSettings } from "./runtime/function-settings";
import { createSandbox, unpackFunction } from "./runtime/sandbox";
import { Stage, type StageProgress } from "./stage";

/** The stack that the program would deploy for these files, running on this machine. */
export interface LocalStack {
  readonly ingestionBucket: string;
  readonly outputBucket: string;
  readonly triggers: readonly Trigger[];
  readonly stages: ReadonlyMap<FunctionName, Stage>;
}

const MAX_INSTANCES = 4;
const PROJECT = "lambda-etl-optimization";

/**
 * Starts a stack with the program's functions, settings and triggers.
 * @param variables added to the functions' environment, to reach the S3 server
 */
export async function startStack(
  { files, prefix, format }: PipelineOptions,
  variables: Readonly<Record<string, string>>,
  onInvocation: (progress: StageProgress) => void,
  cleanUp: CleanUp,
): Promise<LocalStack> {
  const salt = process.env.REDACTION_SALT;
  const config = parseConfig({
    project: PROJECT,
    stack: "local",
    texts: {
      "aws:region": "us-east-1",
      [`${PROJECT}:team`]: "local",
      [`${PROJECT}:costCenter`]: "local",
      [`${PROJECT}:ingestionBucket`]: `${prefix}-ingestion`,
      [`${PROJECT}:outputBucket`]: `${prefix}-output`,
      [`${PROJECT}:outputFormat`]: format,
      ...(salt !== undefined && { [`${PROJECT}:redactionSalt`]: salt }),
      [`${PROJECT}:sources`]: JSON.stringify(files.map(({ key }) => sourceUri(prefix, key))),
    },
  });
  const stages = await Promise.all(
    pipelineFunctions(config).map(async (spec) => {
      const sandbox = await createSandbox((root) => unpackFunction(spec.name, root));
      cleanUp.add(sandbox.remove);
      const most = spec.reservedConcurrency ?? MAX_INSTANCES;
      const instances = Math.min(availableParallelism(), most, MAX_INSTANCES);
      const settings = functionSettings(spec, variables);
      const { maxRetries } = spec;
      const stage = new Stage(settings, sandbox, { instances, maxRetries, onInvocation });
      cleanUp.add(() => stage.stop());
      return [spec.name, stage] as const;
    }),
  );
  const { ingestionBucket, outputBucket } = config;
  return {
    ingestionBucket,
    outputBucket,
    triggers: pipelineTriggers(config),
    stages: new Map(stages),
  };
}

import { type FunctionName, pipelineFunctions } from "../../../infra/functions";
import {
  type FunctionSettings,
  functionSettings,
} from "../../../tools/local-pipeline/runtime/function-settings";
import { LambdaInstance } from "../../../tools/local-pipeline/runtime/lambda-instance";
import { createSandbox, unpackFunction } from "../../../tools/local-pipeline/runtime/sandbox";
import { pipelineConfig } from "../stacks/pipeline-config";

/** The settings of one of the functions as the program deploys it, for the buckets acme-in and acme-out. */
export function deployedSettings(
  name: FunctionName,
  variables: Readonly<Record<string, string>>,
  config: Readonly<Record<string, string>> = {},
): FunctionSettings {
  const spec = pipelineFunctions(pipelineConfig(config)).find((spec) => spec.name === name);
  if (spec === undefined) throw new Error(`the program has no function ${name}`);
  return functionSettings(spec, variables);
}

/** Runs what is to be done with a built function, and leaves nothing of it behind. */
export async function withFunction<Result>(
  settings: FunctionSettings,
  work: (instance: LambdaInstance) => Promise<Result>,
  fill = (root: string) => unpackFunction(settings.name, root),
): Promise<Result> {
  const sandbox = await createSandbox(fill);
  const instance = new LambdaInstance(sandbox, settings);
  try {
    return await work(instance);
  } finally {
    await instance.stop();
    await sandbox.remove();
  }
}

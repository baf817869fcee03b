import { type FunctionName, pipelineFunctions } from "../../../infra/functions";
import {
  type FunctionSettings,
  functionSettings,
} from "../../../tools/local-pipeline/runtime/function-settings";
import {
  LambdaInstance,
  type StartTimer,
} from "../../../tools/local-pipeline/runtime/lambda-instance";
import { createSandbox, unpackFunction } from "../../../tools/local-pipeline/runtime/sandbox";
import { pipelineConfig } from "../stacks/pipeline-config";
import { PATIENCE_MS } from "./patience";

/** The settings of one of the functions as the program deploys it, for the buckets acme-in and acme-out. */
export function deployedSettings(
  name: FunctionName,
  variables: Readonly<Record<string, string>>,
  config: Readonly<Record<string, string>> = {},
): FunctionSettings {
  const spec = pipelineFunctions(pipelineConfig(config)).find((spec) => spec.name === name);
  if (spec === undefined) throw new Error(`the program has no function ${name}`);
  return { ...functionSettings(spec, variables), initTimeoutMs: PATIENCE_MS };
}

/** For a function that ends by itself: the machine may be busy with other work. */
export const endless: StartTimer = () => () => undefined;

/**
 * Runs what is to be done with a built function, and leaves nothing of it behind.
 * @param startTimer measures the function's timeout
 */
export async function withFunction<Result>(
  settings: FunctionSettings,
  work: (instance: LambdaInstance) => Promise<Result>,
  fill = (root: string) => unpackFunction(settings.name, root),
  startTimer = endless,
): Promise<Result> {
  const sandbox = await createSandbox(fill);
  const instance = new LambdaInstance(sandbox, settings, startTimer);
  try {
    return await work(instance);
  } finally {
    await instance.stop();
    await sandbox.remove();
  }
}

import { type PipelineConfig, parseConfig } from "../infra/config";
import { type Deployment, physicalName } from "../infra/deployment";
import { FUNCTION_NAMES, type FunctionName } from "../infra/functions";
import { readProject } from "../preview/project/project-file";
import { readStackConfig } from "../preview/project/stack-config";
import { stackFileOf } from "../preview/project/stacks";
import { PROJECT_ROOT } from "../tools/build/build-stamp";
import { type Identity, identify } from "./aws/identity";
import type { Place } from "./aws/settings";
import type { CommandContext } from "./command/command";
import { UsageError } from "./command/errors";
import { readOptionText } from "./command/files";
import { type Fields, fieldsOf, parseJson } from "./command/json";
import type { StackChoice } from "./command/stack-options";

/** A deployed stack: its configuration and the names of its resources. */
export interface TargetStack {
  readonly config: PipelineConfig;
  readonly place: Place;
  readonly identity: Identity;
  readonly deployment: Deployment;
  readonly functionNames: Readonly<Record<FunctionName, string>>;
  readonly failureQueueName: string;
  readonly alarmTopicArn: string;
  readonly ingestionBucket: string;
  readonly outputBucket: string;
}

/**
 * Finds a stack by its file. Resource names come from the outputs if given, else from the program's
 * naming. Prints the caller's identity.
 * @throws UsageError if the file or the outputs are invalid; AwsError if a request to AWS fails
 */
export async function findStack(
  choice: StackChoice,
  context: CommandContext,
): Promise<TargetStack> {
  const config = await readStackConfiguration(choice);
  const outputs = await readOutputs(choice.outputsFile);
  const { project, stack, region, providerSettings } = config;
  const place = { region, profile: textOf(providerSettings.profile) };
  const allowed = providerSettings.allowedAccountIds;
  const identity = await identify(
    place,
    `stack ${stack}`,
    context,
    Array.isArray(allowed) ? allowed.map(String) : undefined,
  );
  const { accountId, partition } = identity;
  const deployment = { project, stack, region, accountId, partition };
  const names = fieldsOf(outputs.functionNames);
  const queueUrl = textOf(outputs.failureQueueUrl);
  const topic = physicalName(deployment, "alarms");
  return {
    config,
    place,
    identity,
    deployment,
    functionNames: Object.fromEntries(
      FUNCTION_NAMES.map((name) => [name, textOf(names[name]) ?? physicalName(deployment, name)]),
    ) as Record<FunctionName, string>,
    failureQueueName: queueUrl?.split("/").at(-1) ?? physicalName(deployment, "failures"),
    alarmTopicArn:
      textOf(outputs.alarmTopicArn) ?? `arn:${partition}:sns:${region}:${accountId}:${topic}`,
    ingestionBucket: textOf(outputs.ingestionBucketName) ?? config.ingestionBucket,
    outputBucket: textOf(outputs.outputBucketName) ?? config.outputBucket,
  };
}

/**
 * Reads the configuration of a stack from its file.
 * @throws UsageError if it is invalid
 */
export async function readStackConfiguration({
  stack,
  config,
}: StackChoice): Promise<PipelineConfig> {
  try {
    const project = await readProject(PROJECT_ROOT);
    const file = await stackFileOf(project, stack);
    const { values } = await readStackConfig(project, stack, file, config);
    return parseConfig({ project: project.name, stack, texts: values });
  } catch (error) {
    // The preview's advice on encrypted values does not apply here.
    const [message] = (error as Error).message.split(" Give it a value for the preview");
    const isEncrypted = message !== (error as Error).message;
    throw new UsageError(
      isEncrypted ? `${message} Give its value with --config KEY=VALUE.` : message,
      { cause: error },
    );
  }
}

async function readOutputs(file: string | undefined): Promise<Fields> {
  if (file === undefined) return {};
  const outputs = fieldsOf(parseJson(await readOptionText("outputs", file)));
  if (typeof outputs.functionNames === "object") return outputs;
  throw new UsageError(
    `--outputs: ${file} has no functionNames: expected the output of pulumi stack output --json`,
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

import { delimiter, join } from "node:path";
import type { FunctionSpec } from "../../../infra/functions";

/** The deployed settings of a function that affect its process. */
export interface FunctionSettings {
  readonly name: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly initTimeoutMs: number;
  /** Host and port of an X-Ray daemon; without one, no request is sampled. */
  readonly xrayDaemon?: string;
  /** The command that runs Node; defaults to the current Node. */
  readonly node?: readonly string[];
}

const INIT_TIMEOUT_MS = 10_000;
// With SnapStart the init runs when the version is published.
const SNAPSHOT_INIT_TIMEOUT_MS = 130_000;
// The shares of Lambda's runtime; the rest is for buffers.
const SEMI_SPACE_SHARE = 0.05;
const OLD_SPACE_SHARE = 0.9;

/** The settings of a function of the stack, with additional variables. */
export function functionSettings(
  { name, memoryMb, timeoutSeconds, environment, secrets, snapStart }: FunctionSpec,
  variables: Readonly<Record<string, string>>,
): FunctionSettings {
  return {
    name,
    memoryMb,
    timeoutSeconds,
    environment: { ...environment, ...secrets, ...variables },
    initTimeoutMs: snapStart ? SNAPSHOT_INIT_TIMEOUT_MS : INIT_TIMEOUT_MS,
  };
}

/** V8's limits: Lambda's Node.js runtime derives them from the memory unless NODE_OPTIONS sets one. */
export function nodeArguments({ memoryMb, environment }: FunctionSettings): readonly string[] {
  if (/--max[-_](?:old|semi)[-_]space/.test(environment.NODE_OPTIONS ?? "")) return [];
  return [
    `--max-semi-space-size=${Math.floor(memoryMb * SEMI_SPACE_SHARE)}`,
    `--max-old-space-size=${Math.floor(memoryMb * OLD_SPACE_SHARE)}`,
  ];
}

/** The environment of a function's process: only Lambda's and the function's variables. */
export function lambdaEnvironment(
  settings: FunctionSettings,
  root: string,
): Readonly<Record<string, string>> {
  const { name, memoryMb, xrayDaemon } = settings;
  const modules = [
    "opt/nodejs/node24/node_modules",
    "opt/nodejs/node_modules",
    "var/runtime/node_modules",
    "var/runtime",
    "var/task",
  ];
  return {
    TZ: "UTC",
    LANG: "en_US.UTF-8",
    TMPDIR: join(root, "tmp"),
    LAMBDA_TASK_ROOT: join(root, "var/task"),
    LAMBDA_RUNTIME_DIR: join(root, "var/runtime"),
    NODE_PATH: modules.map((folder) => join(root, folder)).join(delimiter),
    _HANDLER: "index.handler",
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: "1",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_FORMAT: "JSON",
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: "local",
    AWS_XRAY_CONTEXT_MISSING: "LOG_ERROR",
    ...(xrayDaemon !== undefined && { AWS_XRAY_DAEMON_ADDRESS: xrayDaemon }),
    ...settings.environment,
  };
}

import { status } from "@grpc/grpc-js";
import { PolicyConfig as WirePolicyConfig } from "@pulumi/pulumi/proto/analyzer_pb";
import { toStruct } from "../engine/property-values";
import type { ConfigSource, PackConfiguration, PolicyPackOptions } from "../model";
import { exitStatus, PreviewError } from "../preview-error";
import { type Analyzer, connectAnalyzer, isServiceError } from "./analyzer-client";
import { namingMistakes, valueMistakes } from "./config-mistakes";
import { type ResolvedConfig, resolveConfig } from "./config-resolution";
import { configSources, readPackConfiguration } from "./configuration";
import { withCurrentNames } from "./former-names";
import { environmentNotes, type MergedConfig } from "./merge-configs";
import { levelToWire, type PackInfo, packInfoFromWire } from "./pack-info";
import { indent, trimPackOutput } from "./pack-output";
import { type PackProcess, startPackProcess } from "./pack-process";
import { checkEntryExists, locateRunPolicyPack, readPackProject } from "./pack-project";

/** One pack that was started and configured. */
export interface RunningPack {
  readonly info: PackInfo;
  readonly directory: string;
  /** The configuration of its policies, by name. */
  readonly config: ReadonlyMap<string, ResolvedConfig>;
  /** Notes on its configuration. */
  readonly notes: readonly string[];
  /** What it wrote since it started, without Node.js's own lines; may be empty. */
  output(): string;
  /** Calls the pack. Rejects with a PreviewError that includes `about`. */
  ask<T>(about: string, call: (analyzer: Analyzer) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const defaultStartTimeoutSeconds = 120;

export async function startPack(
  directory: string,
  configuration: PackConfiguration,
  options: PolicyPackOptions,
): Promise<RunningPack> {
  const { context, signal, node } = options;
  const project = await readPackProject(directory);
  await checkEntryExists(directory);
  const sources = configSources(configuration);
  const given = await readPackConfiguration(sources, directory);
  const process = await startPackProcess({
    directory,
    runPolicyPack: locateRunPolicyPack(directory, context.projectDirectory),
    context,
    startTimeoutSeconds: options.startTimeoutSeconds ?? defaultStartTimeoutSeconds,
    onProgress: options.onProgress ?? (() => {}),
    ...(node === undefined ? {} : { node }),
    ...(signal === undefined ? {} : { signal }),
  });
  const analyzer = connectAnalyzer(process.port);
  const close = async () => {
    analyzer.close();
    await process.close();
  };
  let label = `in ${directory}`;
  const ask: RunningPack["ask"] = async (about, call) => {
    try {
      return await call(analyzer);
    } catch (error) {
      throw await explainCallError(error, label, about, process, signal);
    }
  };
  try {
    await ask("while it was being started", (client) =>
      client.handshake(context.engineAddress, directory),
    );
    if (context.isState !== true) {
      await ask("while it was being started", (client) => client.configureStack(context));
    }
    const wireInfo = await ask("while it was being started", (client) => client.info());
    const info = packInfoFromWire(wireInfo, project.version);
    label = `${info.name}@v${info.version}`;
    if (!info.supportsConfig && sources.length > 0) {
      throw new PreviewError(`The policy pack ${label} does not support configuration.`);
    }
    const current = withCurrentNames(info.policies, given);
    const config = checkedConfig(info, current.config, sources);
    const notes = [...current.notes, ...environmentNotes(given)];
    if (info.supportsConfig) {
      await ask("while it was being configured", (client) => client.configure(toWire(config)));
    }
    const output = () => trimPackOutput(process.output);
    return { info, directory, config, notes, output, ask, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function checkedConfig(
  info: PackInfo,
  given: MergedConfig,
  sources: readonly ConfigSource[],
): ReadonlyMap<string, ResolvedConfig> {
  const config = resolveConfig(info.policies, info.initialConfig, given.policies);
  const mistakes = [
    ...given.mistakes,
    ...namingMistakes(info.policies, given.policies),
    ...valueMistakes(info.policies, config),
  ];
  if (mistakes.length === 0) return config;
  const files = sources.filter((source) => typeof source === "string");
  const from = files.length === 0 ? "" : ` from ${files.join(" and ")}`;
  throw new PreviewError(
    [
      `The policy pack ${info.name}@v${info.version} could not be configured${from}:`,
      ...mistakes.map((mistake) => `  - ${mistake}`),
    ].join("\n"),
  );
}

function toWire(config: ReadonlyMap<string, ResolvedConfig>): Map<string, WirePolicyConfig> {
  const wire = new Map<string, WirePolicyConfig>();
  for (const [name, { level, properties }] of config) {
    wire.set(
      name,
      new WirePolicyConfig()
        .setEnforcementlevel(levelToWire(level))
        .setProperties(toStruct(properties)),
    );
  }
  return wire;
}

async function explainCallError(
  error: unknown,
  label: string,
  about: string,
  process: PackProcess,
  signal: AbortSignal | undefined,
): Promise<PreviewError> {
  if (signal?.aborted) {
    return new PreviewError("The preview was interrupted.", exitStatus.interrupted);
  }
  const details = isServiceError(error) ? error.details : String(error);
  const lost = isServiceError(error) && error.code === status.UNAVAILABLE;
  const ending = lost ? await process.ending() : undefined;
  const [headline, text] =
    ending === undefined
      ? [`The policy pack ${label} failed to run policy ${about}:`, details.split("\n")]
      : [`The policy pack ${label} ended (${ending}) ${about}.`, process.output];
  return new PreviewError([headline, indent(trimPackOutput(text))].join("\n").trim());
}

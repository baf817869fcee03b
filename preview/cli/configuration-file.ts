import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { ConfigSource } from "../model";
import schema from "../offline-preview.schema.json";
import { parseDocument } from "../packs/config-mistakes";
import { exitStatus, PreviewError } from "../preview-error";
import type { ReportKind } from "../report/write-reports";
import type { ChosenPack } from "../run/preview-options";
import type { CommandLine } from "./command-line";

/** The name of the file that configures previews of a folder. Its schema: `offline-preview.schema.json`. */
export const configurationFileName = schema.title;

/** A pack in the file. It has at most one source of configuration in addition to the preset. */
interface ConfiguredPack extends ChosenPack {
  readonly config?: ConfigSource;
}

/** The file's content, with absolute paths. */
export interface ConfigurationFile {
  readonly cwd?: string;
  readonly stacks?: readonly string[];
  readonly account?: string;
  readonly invokes?: string;
  readonly typeCheck?: boolean;
  readonly policyPacks?: readonly (string | ConfiguredPack)[];
  readonly baseline?: string;
  readonly reports?: { readonly [kind in ReportKind]?: string };
}

/**
 * Reads the configuration file of a folder; undefined if there is no file.
 * Throws a PreviewError that lists every mistake.
 */
export async function readConfigurationFile(
  folder: string,
): Promise<ConfigurationFile | undefined> {
  const file = path.join(folder, configurationFileName);
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw new PreviewError(`${file} can't be read: ${error.message}`, exitStatus.wrongUse);
  });
  if (text === undefined) return undefined;
  const content = parseDocument<ConfigurationFile>(file, text, schema, exitStatus.wrongUse);
  return resolvePaths(content, folder);
}

async function resolvePaths(
  content: ConfigurationFile,
  folder: string,
): Promise<ConfigurationFile> {
  const { cwd, invokes, policyPacks, baseline, reports } = content;
  const absolute = (file: string) => path.resolve(folder, file);
  return {
    ...content,
    ...(cwd === undefined ? {} : { cwd: absolute(cwd) }),
    ...(invokes === undefined ? {} : { invokes: absolute(invokes) }),
    ...(policyPacks === undefined
      ? {}
      : {
          policyPacks: await Promise.all(policyPacks.map((pack) => resolvePackPaths(pack, folder))),
        }),
    ...(baseline === undefined ? {} : { baseline: absolute(baseline) }),
    ...(reports === undefined
      ? {}
      : {
          reports: Object.fromEntries(
            Object.entries(reports).map(([kind, file]) => [kind, absolute(file)]),
          ),
        }),
  };
}

/** A pack that is not a folder is the name of a package, and stays as it is. */
async function resolvePackPaths(
  given: string | ConfiguredPack,
  folder: string,
): Promise<ConfiguredPack> {
  const chosen = typeof given === "string" ? { pack: given } : given;
  const { pack, config } = chosen;
  const directory = path.resolve(folder, pack);
  const isFolder = (await stat(directory).catch(() => undefined))?.isDirectory() ?? false;
  return {
    ...chosen,
    pack: isFolder || pack.startsWith(".") ? directory : pack,
    ...(config === undefined ? {} : { config: resolveConfigPaths(config, folder) }),
  };
}

function resolveConfigPaths(config: ConfigSource, folder: string): ConfigSource {
  if (typeof config === "string") return path.resolve(folder, config);
  if (!Array.isArray(config.extends)) return config;
  const names: readonly unknown[] = config.extends;
  return {
    ...config,
    extends: names.map((name) =>
      typeof name === "string" && name.endsWith(".json") ? path.resolve(folder, name) : name,
    ),
  };
}

/** The command line, with missing values taken from the configuration file. */
export function withConfiguration(
  commandLine: CommandLine,
  file: ConfigurationFile = {},
): CommandLine {
  const { preview, allStacks, states, stacks, reports } = commandLine;
  const { cwd, account, invokes, policyPacks, typeCheck } = file;
  const choosesStacks =
    allStacks || states.length + stacks.length > 0 || preview.stack !== undefined;
  const kinds = new Set(reports.map(({ kind }) => kind));
  const more = Object.entries(file.reports ?? {}) as [ReportKind, string][];
  return {
    ...(file.baseline === undefined ? {} : { baseline: file.baseline }),
    ...commandLine,
    stacks: choosesStacks ? stacks : (file.stacks ?? []),
    reports: [
      ...reports,
      ...more.filter(([kind]) => !kinds.has(kind)).map(([kind, path]) => ({ kind, file: path })),
    ],
    preview: {
      ...(policyPacks === undefined ? {} : { policyPacks }),
      ...(account === undefined ? {} : { accountId: account }),
      ...(invokes === undefined ? {} : { invokesFile: invokes }),
      ...(typeCheck === undefined ? {} : { typeCheck }),
      ...preview,
      ...(cwd === undefined ? {} : { cwd }),
    },
  };
}

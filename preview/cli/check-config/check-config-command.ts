import { relative } from "node:path";
import { readPackConfiguration } from "../../packs/configuration";
import { withCurrentNames } from "../../packs/former-names";
import { formatConfig, type MergedConfig } from "../../packs/merge-configs";
import type { PackInfo } from "../../packs/pack-info";
import { startPack } from "../../packs/running-pack";
import { exitStatus, PreviewError } from "../../preview-error";
import { writeOutputFile } from "../../write-output-file";
import type { Command, Outcome } from "../command";
import { programName } from "../program-name";
import { checkConfiguredPacks } from "./check-configured-packs";
import { type CheckedFile, type CheckingPack, checkFile, type MoreChecks } from "./check-file";
import {
  type CheckOptions,
  type DefaultPack,
  foundMistakes,
  helpText,
  readCommandLine,
} from "./command-line";

/** What a repository adds to the check. */
export interface CheckConfigSetup {
  /** How the user calls it there. */
  readonly call?: string;
  readonly pack?: DefaultPack;
  /** More checks of its pack, and how the help describes them. */
  readonly more?: { readonly help: string } & MoreChecks;
}

export function checkConfigCommand({
  call = `${programName} check-config`,
  pack,
  more,
}: CheckConfigSetup = {}): Command<CheckOptions> {
  const folder = callersFolder();
  return {
    call,
    help: helpText(call, pack, more?.help ?? "", process.stdout.columns),
    readCommandLine: (args) => readCommandLine(args, folder, pack),
    run: (options, signal) => run(options, folder, more, signal),
  };
}

async function run(
  options: CheckOptions,
  folder: string,
  moreChecks: MoreChecks | undefined,
  signal: AbortSignal,
): Promise<Outcome> {
  if (options.pack === undefined || options.files.length === 0) {
    const packs = await checkConfiguredPacks(folder, moreChecks, (pack) =>
      readPackInfo(pack, signal),
    );
    return describeChecks(
      packs.flatMap(({ files }) => files),
      { packs },
      options.json,
    );
  }
  const pack = { info: await readPackInfo(options.pack, signal), directory: options.pack };
  const nameOf = (file: string) => relative(folder, file) || file;
  const checked = await checkFiles(pack, options, moreChecks, nameOf);
  if (options.merged !== undefined && checked.every(({ mistakes }) => mistakes.length === 0)) {
    const given = await readPackConfiguration(options.files, pack.directory);
    await writeMerged(options.merged, withCurrentNames(pack.info.policies, given).config);
  }
  const { name, version } = pack.info;
  return describeChecks(checked, { pack: { name, version }, files: checked }, options.json);
}

/** Checks each file on its own, or all as one configuration if `merged` is to be written. */
async function checkFiles(
  pack: CheckingPack,
  { files, merged }: CheckOptions,
  moreChecks: MoreChecks | undefined,
  nameOf: (file: string) => string,
): Promise<readonly CheckedFile[]> {
  if (merged !== undefined) {
    return [await checkFile(pack, files.map(nameOf).join(" and "), moreChecks, files)];
  }
  const checked: CheckedFile[] = [];
  for (const file of files) checked.push(await checkFile(pack, nameOf(file), moreChecks, file));
  return checked;
}

async function writeMerged(file: string, config: MergedConfig): Promise<void> {
  try {
    await writeOutputFile(file, formatConfig(config));
  } catch (error) {
    throw new PreviewError(`${file} can't be written: ${(error as Error).message}`);
  }
}

function describeChecks(files: readonly CheckedFile[], result: object, json: boolean): Outcome {
  const text = json ? `${JSON.stringify(result, null, 2)}\n` : files.map(format).join("");
  return { text, status: statusOf(files) };
}

function statusOf(files: readonly CheckedFile[]): number {
  if (files.some(({ mistakes }) => mistakes.length > 0)) return foundMistakes;
  return files.some(({ isOff }) => isOff) ? exitStatus.nothingEvaluated : exitStatus.fine;
}

/** Starts the pack, reads what it declares, and ends it. */
async function readPackInfo(directory: string, signal: AbortSignal): Promise<PackInfo> {
  const pack = await startPack(directory, [], {
    packs: [directory],
    configurations: [],
    signal,
    onProgress: console.error,
    context: {
      organization: "organization",
      project: "check-config",
      stack: "dev",
      config: {},
      configSecretKeys: [],
      stackTags: {},
      projectDirectory: directory,
      // There is no engine: what the pack logs is lost.
      engineAddress: "127.0.0.1:1",
    },
  });
  await pack.close();
  return pack.info;
}

function format(checked: CheckedFile): string {
  const { file, mistakes, relaxed, isOff, notes } = checked;
  const lines = [
    `${file}: ${verdictOf(checked)}`,
    ...(mistakes.length > 0 || isOff ? mistakes : relaxed).map((item) => `  - ${item}`),
    ...notes.map((note) => `  note: ${note}`),
  ];
  return `${lines.join("\n")}\n`;
}

function verdictOf({ mistakes, relaxed, isOff }: CheckedFile): string {
  if (mistakes.length === 1) return "1 mistake";
  if (mistakes.length > 1) return `${mistakes.length} mistakes`;
  if (isOff) return "every policy is disabled, nothing is evaluated";
  return relaxed.length === 0 ? "fine" : "fine, and asks for less than the defaults";
}

/** The folder that the user called from: npm runs scripts in the project's folder. */
function callersFolder(): string {
  const { npm_lifecycle_event: script, INIT_CWD: called } = process.env;
  return script === "check-config" && called !== undefined ? called : process.cwd();
}

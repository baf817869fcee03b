import { relative } from "node:path";
import type { PackInfo } from "../../packs/pack-info";
import { startPack } from "../../packs/running-pack";
import { exitStatus } from "../../preview-error";
import type { Command, Outcome } from "../command";
import { programName } from "../program-name";
import { checkConfiguredPacks } from "./check-configured-packs";
import { type CheckedFile, checkFile, type MoreChecks } from "./check-file";
import {
  type CheckOptions,
  type DefaultPack,
  foundMistakes,
  helpText,
  readCommandLine,
} from "./command-line";

/** What a repository adds to the check. */
export interface CheckConfigSetup {
  /** How it is called there. */
  readonly call?: string;
  readonly pack?: DefaultPack;
  /** What its pack looks for beyond the schemas, and how the help says so. */
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
  const info = await readPackInfo(options.pack, signal);
  const files: CheckedFile[] = [];
  for (const file of options.files) {
    const checked = await checkFile(info, file, moreChecks);
    files.push({ ...checked, file: relative(folder, file) || file });
  }
  return describeChecks(
    files,
    { pack: { name: info.name, version: info.version }, files },
    options.json,
  );
}

function describeChecks(files: readonly CheckedFile[], result: object, json: boolean): Outcome {
  const text = json ? `${JSON.stringify(result, null, 2)}\n` : files.map(format).join("");
  return { text, status: statusOf(files) };
}

function statusOf(files: readonly CheckedFile[]): number {
  if (files.some(({ mistakes }) => mistakes.length > 0)) return foundMistakes;
  return files.some(({ isOff }) => isOff) ? exitStatus.nothingJudged : exitStatus.fine;
}

/** What the pack says of itself; it runs no longer than that takes. */
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
      // No engine: what a pack would log goes nowhere.
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
  if (isOff) return "every policy is disabled, nothing is judged";
  return relaxed.length === 0 ? "fine" : "fine, and asks for less than the defaults";
}

/** npm runs scripts in the project's folder, wherever it was called. */
function callersFolder(): string {
  const { npm_lifecycle_event: script, INIT_CWD: called } = process.env;
  return script === "check-config" && called !== undefined ? called : process.cwd();
}

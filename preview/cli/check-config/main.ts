import { relative } from "node:path";
import { type Outcome, runCommand } from "../../../operations/command/run-command";
import type { PackInfo } from "../../packs/pack-info";
import { startPack } from "../../packs/running-pack";
import { PreviewError } from "../../preview-error";
import { type CheckedFile, checkFile } from "./check-file";
import { EXIT, HELP, readCommandLine } from "./command-line";

async function main(args: readonly string[], signal: AbortSignal): Promise<Outcome> {
  const folder = callersFolder();
  const options = readCommandLine(args, folder);
  if (options === undefined) return { text: HELP, status: EXIT.fine };
  const info = await readPackInfo(options.pack, signal);
  const files: CheckedFile[] = [];
  for (const file of options.files) {
    const { mistakes } = await checkFile(info, file);
    files.push({ file: relative(folder, file) || file, mistakes });
  }
  const isFine = files.every(({ mistakes }) => mistakes.length === 0);
  const result = { pack: { name: info.name, version: info.version }, files };
  const text = options.json ? `${JSON.stringify(result, null, 2)}\n` : files.map(format).join("");
  return { text, status: isFine ? EXIT.fine : EXIT.mistakes };
}

/** What the pack says of itself; it runs no longer than that takes. */
async function readPackInfo(directory: string, signal: AbortSignal): Promise<PackInfo> {
  const pack = await startPack(directory, undefined, {
    packs: [directory],
    configFiles: [],
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

function format({ file, mistakes }: CheckedFile): string {
  if (mistakes.length === 0) return `${file}: fine\n`;
  const count = mistakes.length === 1 ? "1 mistake" : `${mistakes.length} mistakes`;
  return [`${file}: ${count}`, ...mistakes.map((mistake) => `  - ${mistake}`), ""].join("\n");
}

/** npm runs scripts in the project's folder, wherever it was called. */
function callersFolder(): string {
  const { npm_lifecycle_event: script, INIT_CWD: called } = process.env;
  return script === "check-config" && called !== undefined ? called : process.cwd();
}

runCommand({
  name: "check-config",
  main,
  statusOf: (error) => (error instanceof PreviewError ? error.status : undefined),
  exit: EXIT,
});

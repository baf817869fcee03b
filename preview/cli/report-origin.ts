import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { ReportOrigin } from "../report/stack-report";
import type { ReportRequest } from "../report/write-reports";

/** The command and commit that reports come from. Only HTML pages and evidence need it. */
export async function reportOrigin(
  reports: readonly ReportRequest[],
  folder: string,
  call: string,
  args: readonly string[],
): Promise<ReportOrigin> {
  if (!reports.some(({ kind }) => kind === "html" || kind === "evidence")) return {};
  return { commit: await commitOf(folder), command: showCommand(call, args) };
}

/** Ends with `-dirty` if there are uncommitted changes. Undefined without a repository or git. */
async function commitOf(folder: string): Promise<string | undefined> {
  const describing = ["describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"];
  try {
    const { stdout } = await promisify(execFile)("git", describing, { cwd: folder, timeout: 5000 });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The command, quoted for a shell. Values of `--config` are left out: they may be secrets. */
export function showCommand(call: string, args: readonly string[]): string {
  const shown = args.map((arg, index) => {
    if (args[index - 1] === "--config") return withoutValue(arg);
    return arg.startsWith("--config=") ? `--config=${withoutValue(arg.slice(9))}` : quote(arg);
  });
  return [call, ...shown].join(" ");
}

function withoutValue(setting: string): string {
  return `${quote(setting.split("=")[0] ?? "")}=…`;
}

function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

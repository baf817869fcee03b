import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatTable } from "../text-table";
import { UsageError } from "../usage";
import type { Combination } from "./combinations";
import { EXIT, HELP, readCommandLine } from "./command-line";
import { InstallError, installNode, installPack, packTarball } from "./install";
import { judgeOn } from "./judge";

interface Outcome {
  readonly text: string;
  readonly status: number;
}

async function main(args: readonly string[], signal: AbortSignal): Promise<Outcome> {
  const combinations = readCommandLine(args);
  if (combinations === undefined) return { text: HELP, status: EXIT.fine };
  const folder = await mkdtemp(join(tmpdir(), "compatibility-"));
  try {
    const outcomes = await tryAll(combinations, folder, signal);
    const isFine = combinations.every(({ outcome }, index) => outcome === outcomes[index]);
    return {
      text: formatOutcomes(combinations, outcomes),
      status: isFine ? EXIT.fine : EXIT.different,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One after the other: each takes a core. Each SDK and each Node.js is installed once. */
async function tryAll(
  combinations: readonly Combination[],
  folder: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const tarball = await packTarball(folder, signal);
  const installed = new Map<string, Promise<string>>();
  const once = (key: string, install: (folder: string) => Promise<string>) => {
    const path = installed.get(key) ?? install(join(folder, key));
    installed.set(key, path);
    return path;
  };
  const outcomes: string[] = [];
  for (const each of combinations) {
    const { node, policy, pulumi } = each;
    console.error(`Trying Node.js ${node} with @pulumi/policy ${policy}, @pulumi/pulumi ${pulumi}`);
    const executable = await once(`node-${node}`, (to) => installNode(node, to, signal));
    const pack = await once(`sdk-${policy}-${pulumi}`, (to) =>
      installPack(tarball, to, each, signal),
    );
    outcomes.push(await judgeOn(executable, pack, signal));
  }
  return outcomes;
}

function formatOutcomes(combinations: readonly Combination[], outcomes: readonly string[]): string {
  const rows = combinations.map(({ node, policy, pulumi, outcome }, index) => {
    const actual = outcomes[index] ?? "";
    const verdict = actual === outcome ? actual : `${actual} (expected: ${outcome})`;
    return [node, policy, pulumi, verdict];
  });
  const header = ["Node.js", "@pulumi/policy", "@pulumi/pulumi", "the pack"];
  const lines = formatTable([header, ...rows], ["left", "left", "left", "left"]);
  return `${lines.join("\n")}\n`;
}

function tell(error: unknown, isInterrupted: boolean): number {
  if (isInterrupted) return EXIT.interrupted;
  if (error instanceof UsageError) {
    console.error(`error: ${error.message}\nSee npm run compatibility -- --help`);
    return EXIT.wrongUse;
  }
  console.error(error instanceof InstallError ? `error: ${error.message}` : error);
  return EXIT.failed;
}

const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => interruption.abort());
}
// A reader that has seen enough (`| head`) is no error.
process.stdout.on("error", () => process.exit());

main(process.argv.slice(2), interruption.signal).then(
  ({ text, status }) => process.stdout.write(text, () => process.exit(status)),
  (error: unknown) => process.exit(tell(error, interruption.signal.aborted)),
);

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommandContext, Run } from "../../../operations/command/command";
import { formatTable } from "../../../operations/command/text-table";
import type { Combination } from "./combinations";
import { STATUS } from "./command-line";
import { evaluateOn } from "./evaluate";
import { installNode, installPack, packTarball } from "./install";

/**
 * Tries the pack with the versions that it claims to support, and reports each combination's
 * outcome.
 */
export const compatibility: Run<readonly Combination[]> = async (combinations, context) => {
  const folder = await mkdtemp(join(tmpdir(), "compatibility-"));
  try {
    const outcomes = await tryAll(combinations, folder, context);
    context.stdout.write(formatOutcomes(combinations, outcomes));
    const isFine = combinations.every(({ outcome }, index) => outcome === outcomes[index]);
    return isFine ? STATUS.fine : STATUS.different;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/**
 * Tries combinations one after another, because each takes a core. Installs each SDK and each
 * Node.js once.
 */
async function tryAll(
  combinations: readonly Combination[],
  folder: string,
  { stderr, signal }: CommandContext,
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
    stderr.write(
      `Trying Node.js ${node} with @pulumi/policy ${policy}, @pulumi/pulumi ${pulumi}\n`,
    );
    const executable = await once(`node-${node}`, (to) => installNode(node, to, signal));
    const pack = await once(`sdk-${policy}-${pulumi}`, (to) =>
      installPack(tarball, to, each, signal),
    );
    outcomes.push(await evaluateOn(executable, pack, signal));
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

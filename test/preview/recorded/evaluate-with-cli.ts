import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CliSession } from "../cli-session";
import { cliEnvironment, type EngineEvent, eventsOf } from "../real-cli";
import { source, writeProgram } from "./program-files";
import type { SmallProgram } from "./small-program";
import { withStandIns } from "./stand-ins";
import { type Finding, type Verdict, verdictOf } from "./verdict";

/** The CLI's verdict, with the state if it evaluated one. */
export interface Recorded extends Verdict {
  readonly state?: object;
}

/** The commands that evaluate a program, as the recording names them. */
export const commands = {
  plan: "pulumi preview --stack dev --policy-pack verdicts --json",
  state: "pulumi policy analyze --file state.json --policy-pack verdicts --json",
};

/**
 * Evaluates a program with the CLI on PATH, in a temporary backend and home. A stand-in provider without network replaces
 * the providers that the program needs.
 */
export async function evaluateWithCli(program: SmallProgram): Promise<Recorded> {
  const { directory, policyPacks, policyPackConfigs } = writeProgram(program);
  const scratch = mkdtempSync(path.join(tmpdir(), "pulumi-cli-"));
  try {
    const env = withStandIns(cliEnvironment(scratch), scratch, ["thing", "aws"]);
    const cli = new CliSession(directory, env);
    const index = path.join(directory, "index.js");
    const packFlags = [
      ...policyPacks.flatMap((each) => ["--policy-pack", each]),
      ...policyPackConfigs.flatMap((each) => ["--policy-pack-config", each]),
    ];
    await cli.must("stack", "init", "dev", "--no-select");
    for (const [key, value] of Object.entries(program.secrets ?? {})) {
      await cli.must("config", "set", "--stack", "dev", "--secret", key, value);
    }
    if (program.before !== undefined) {
      const { stack = "dev" } = program.before;
      writeFileSync(index, source(program.before.program));
      if (stack !== "dev") await cli.must("stack", "init", stack, "--no-select");
      await cli.up(stack);
      writeFileSync(index, source(program.program));
    }
    if (!program.isState) {
      return await evaluate(cli, "preview", "--stack", "dev", ...packFlags, "--non-interactive");
    }
    await cli.up("dev");
    const file = path.join(directory, "state.json");
    await cli.must("stack", "export", "--stack", "dev", "--file", file);
    const verdict = await evaluate(cli, "policy", "analyze", "--file", file, ...packFlags);
    return { ...verdict, state: JSON.parse(readFileSync(file, "utf8")) };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

async function evaluate(cli: CliSession, ...args: readonly string[]): Promise<Verdict> {
  const { exitStatus, stdout } = await cli.run(...args, "--json");
  return verdictOf(exitStatus !== 0, eventsOf(stdout).flatMap(findingOf));
}

function findingOf({ policyEvent: event }: EngineEvent): readonly Finding[] {
  if (event === undefined) return [];
  const { policyPackName: policyPack, policyName: policy, enforcementLevel: level } = event;
  return [{ policyPack, policy, level, urn: event.resourceUrn, message: event.message }];
}

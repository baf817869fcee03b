import { runCli } from "../real-cli";
import { removeTemporaryProjects } from "../temporary-project";
import { commands, evaluateWithCli, type Recorded } from "./evaluate-with-cli";
import { smallPrograms } from "./programs";
import { readRecording, writeRecording } from "./recording";

/**
 * Records the verdicts of the CLI on PATH, for the programs whose names begin with an argument, or for all.
 * `node --require tsx/cjs test/preview/recorded/record.ts [NAME...]`
 */
async function record(names: readonly string[]): Promise<void> {
  const { stdout } = await runCli(["version"], { cwd: ".", env: process.env });
  const version = stdout.trim();
  const day = new Date().toISOString().slice(0, 10);
  const isNamed = (name: string) =>
    names.length === 0 || names.some((each) => name.startsWith(each));
  const kept = new Map(Object.entries(readRecording().programs));
  for (const program of smallPrograms.filter(({ name }) => isNamed(name))) {
    kept.set(program.name, await evaluateWithCli(program));
    removeTemporaryProjects();
    const ordered = smallPrograms.flatMap(({ name }): readonly [string, Recorded][] => {
      const recorded = kept.get(name);
      return recorded === undefined ? [] : [[name, recorded]];
    });
    writeRecording({ version, day, commands, programs: Object.fromEntries(ordered) });
    console.log(program.name);
  }
}

void record(process.argv.slice(2));

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { inTurn } from "./in-turn";
import { cliSubjects, offlineSubjects, type PreviewSubject } from "./preview-subjects";
import { cpuSecondsOfEnded } from "./process-usage";
import { medianOf } from "./statistics";

interface Run {
  readonly seconds: number;
  /** CPU of all processes that it started and waited for. */
  readonly cpuSeconds: number;
}

/**
 * Previews stack dev with the real CLI, with stand-ins for its providers, and offline, with and
 * without the steps that make it fast, in turn. Prints medians, and ratios within the same run.
 */
export async function benchPreview(rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-preview-"));
  const removals = [() => rmSync(folder, { recursive: true })];
  const scratch = { folder, removeLater: (remove: () => void) => void removals.push(remove) };
  try {
    const subjects = [...(await cliSubjects(scratch)), ...offlineSubjects(scratch)];
    // A first run fills the compile caches.
    for (const subject of subjects) await measure(subject);
    print(subjects, await inTurn(subjects, rounds, measure));
  } finally {
    for (const remove of removals) remove();
  }
}

async function measure({ name, command, args, cwd, env, prepare }: PreviewSubject): Promise<Run> {
  prepare?.();
  const [cpuAt, startedAt] = [cpuSecondsOfEnded(), performance.now()];
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "inherit"] });
  const [[status], output] = await Promise.all([once(child, "close"), text(child.stdout)]);
  const seconds = (performance.now() - startedAt) / 1000;
  if (status !== 0) throw new Error(`${name} ended with exit status ${status}:\n${output}`);
  return { seconds, cpuSeconds: cpuSecondsOfEnded() - cpuAt };
}

function print(subjects: readonly PreviewSubject[], runs: readonly (readonly Run[])[]): void {
  const columns = { "clock s": (run: Run) => run.seconds, "CPU s": (run: Run) => run.cpuSeconds };
  const offline = subjects.findIndex(({ name }) => name === "offline preview");
  const rows = subjects.map(({ name }, index) => ({
    preview: name,
    ...Object.fromEntries(
      Object.entries(columns).flatMap(([column, pick]) => {
        const values = (runs[index] ?? []).map(pick);
        const ratios = values.map(
          (value, round) => value / ratioBase(runs[offline]?.[round], pick),
        );
        return [
          [column, `${medianOf(values).toFixed(1)} (${range(values)})`],
          [`${column}, to offline`, medianOf(ratios).toFixed(2)],
        ];
      }),
    ),
  }));
  console.table(rows);
}

function ratioBase(run: Run | undefined, pick: (run: Run) => number): number {
  return run === undefined ? Number.NaN : pick(run);
}

function range(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)}`;
}

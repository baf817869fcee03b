import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inTurn } from "./in-turn";
import { type ChildRun, measureChild } from "./measure-child";
import { cliSubjects, offlineSubjects, type PreviewSubject } from "./preview-subjects";
import { medianOf } from "./statistics";

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

function measure(subject: PreviewSubject): Promise<ChildRun> {
  subject.prepare?.();
  return measureChild(subject);
}

function print(subjects: readonly PreviewSubject[], runs: readonly (readonly ChildRun[])[]): void {
  const columns = {
    "clock s": (run: ChildRun) => run.seconds,
    "CPU s": (run: ChildRun) => run.cpuSeconds,
  };
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

function ratioBase(run: ChildRun | undefined, pick: (run: ChildRun) => number): number {
  return run === undefined ? Number.NaN : pick(run);
}

function range(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)}`;
}

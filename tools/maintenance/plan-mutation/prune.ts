import { writeFile } from "node:fs/promises";
import { projectPath } from "../../project-path";
import {
  fileNameOf,
  type ListedClass,
  listedClasses,
  SURVIVORS_FOLDER,
  type SurvivorGroup,
  type SurvivorList,
} from "./survivors";

/** The list without these classes, and without groups that have no paths left. */
export function withoutClasses(list: SurvivorList, stale: readonly ListedClass[]): SurvivorList {
  const isStale = (group: SurvivorGroup, path: string, operator: string) =>
    stale.some(
      (each) =>
        each.type === list.type &&
        each.path === path &&
        each.operator === operator &&
        each.why === group.why &&
        String(each.stacks) === String(group.stacks) &&
        String(each.resources) === String(group.resources),
    );
  const survivors = list.survivors.flatMap((group) => {
    const paths = Object.entries(group.paths).flatMap(([path, operators]) => {
      const kept = operators.filter((operator) => !isStale(group, path, operator));
      return kept.length === 0 ? [] : [[path, kept] as const];
    });
    return paths.length === 0 ? [] : [{ ...group, paths: Object.fromEntries(paths) }];
  });
  return { type: list.type, survivors };
}

/** Removes classes that no longer survive from the files, which must then be formatted. */
export async function pruneLists(
  lists: readonly SurvivorList[],
  stale: readonly ListedClass[],
): Promise<void> {
  for (const list of lists) {
    const pruned = withoutClasses(list, stale);
    if (listedClasses([pruned]).length === listedClasses([list]).length) continue;
    const file = projectPath(SURVIVORS_FOLDER, `${fileNameOf(list.type)}.json`);
    await writeFile(file, `${JSON.stringify(pruned, null, 2)}\n`);
  }
}

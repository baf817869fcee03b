import { readFileSync } from "node:fs";
import { projectPath } from "../../project-path";
import type { SurvivorList } from "../plan-mutation/survivors";

/** The changes of a deployed state that no policy reports, with their reasons. */
export function readStateSurvivors(): readonly SurvivorList[] {
  const file = "tools/maintenance/state-mutation/survivors.json";
  return JSON.parse(readFileSync(projectPath(file), "utf8"));
}

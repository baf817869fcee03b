import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { PROJECT_ROOT } from "./build/build-stamp";
import { projectPath } from "./project-path";

/** The files, by path from the project's root, that git knows or would take, as far as they are there. */
export function listSources(): readonly string[] {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const listed = execFileSync("git", args, { cwd: PROJECT_ROOT, encoding: "utf8", maxBuffer: 1e8 });
  return listed.split("\0").filter((file) => file !== "" && existsSync(projectPath(file)));
}

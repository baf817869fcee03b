import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { listSources } from "../../tools/list-sources";

const projectRoot = resolve(__dirname, "../..");
const OWN_SCOPE = "@lambda-etl";

export interface ProjectCopy {
  readonly directory: string;
  remove(): void;
}

/** All files of the project that git knows or would take, as they are now; what is built or installed is not copied. */
export function copyProject(): ProjectCopy {
  const directory = mkdtempSync(join(tmpdir(), "project-"));
  for (const file of listSources()) cpSync(join(projectRoot, file), join(directory, file));
  linkPackages(join(projectRoot, "node_modules"), join(directory, "node_modules"));
  copyTypesChecked(directory);
  return { directory, remove: () => rmSync(directory, { recursive: true }) };
}

/** So that `npm run types` checks only what is changed in the copy. Compilers know linked packages by where they are. */
function copyTypesChecked(directory: string): void {
  for (const name of ["types", "pack-types"]) {
    const file = `build/${name}.tsbuildinfo`;
    if (!existsSync(join(projectRoot, file))) continue;
    const packages = relative(join(directory, "build"), join(projectRoot, "node_modules"));
    const checked = readFileSync(join(projectRoot, file), "utf8");
    mkdirSync(join(directory, "build"), { recursive: true });
    writeFileSync(join(directory, file), checked.replaceAll('"../node_modules/', `"${packages}/`));
  }
}

/** Links the installed packages one by one: those of the project itself are links into it, here into the copy. */
function linkPackages(installed: string, folder: string): void {
  mkdirSync(join(folder, OWN_SCOPE), { recursive: true });
  for (const name of readdirSync(installed).filter((each) => each !== OWN_SCOPE)) {
    symlinkSync(join(installed, name), join(folder, name));
  }
  for (const name of readdirSync(join(installed, OWN_SCOPE))) {
    const target = readlinkSync(join(installed, OWN_SCOPE, name));
    symlinkSync(target, join(folder, OWN_SCOPE, name), "dir");
  }
}

import { readdir, realpath, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { exitStatus, PreviewError } from "../preview-error";
import { didYouMean } from "./suggestion";

/**
 * The folder of a pack: a folder, or else a package in the node_modules of the project's folder or of a parent folder.
 * Nothing is downloaded. Throws a PreviewError if there is neither.
 */
export async function locatePack(pack: string, projectDirectory: string): Promise<string> {
  const folder = path.resolve(pack);
  if (await isFolder(folder)) return folder;
  if (!isPackageName(pack)) {
    throw new PreviewError(`No such policy pack folder: ${folder}`, exitStatus.wrongUse);
  }
  const places = createRequire(path.join(projectDirectory, "package.json")).resolve.paths(pack);
  for (const place of places ?? []) {
    const candidate = path.join(place, pack);
    if (await isFolder(candidate)) return realpath(candidate);
  }
  throw new PreviewError(
    `No such policy pack: ${folder} is not a folder, and ${pack} is not a package in the node_modules of ${projectDirectory}. ` +
      "A package is not downloaded: install it first.",
    exitStatus.wrongUse,
  );
}

/** The file of a preset of the pack. Throws a PreviewError that lists the existing presets. */
export async function presetFile(directory: string, preset: string): Promise<string> {
  const folder = path.join(directory, "presets");
  const files = await readdir(folder).catch(() => []);
  const presets = files.filter((file) => file.endsWith(".json")).map((file) => file.slice(0, -5));
  if (presets.includes(preset)) return path.join(folder, `${preset}.json`);
  const known = presets.length === 0 ? "It has none." : `It has: ${presets.sort().join(", ")}.`;
  throw new PreviewError(
    `The policy pack in ${directory} has no preset "${preset}". ${known}${didYouMean(preset, presets)}`,
    exitStatus.wrongUse,
  );
}

function isPackageName(name: string): boolean {
  return /^(?:@[\w.-]+\/)?[\w-][\w.-]*$/.test(name);
}

async function isFolder(folder: string): Promise<boolean> {
  return (await stat(folder).catch(() => undefined))?.isDirectory() ?? false;
}

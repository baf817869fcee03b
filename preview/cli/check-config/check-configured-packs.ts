import { locatePack } from "../../packs/locate-pack";
import type { PackInfo } from "../../packs/pack-info";
import { UsageError } from "../../preview-error";
import { readProject } from "../../project/project-file";
import { allStacks } from "../../project/stacks";
import { packSources, toChosenPack } from "../../run/pack-options";
import { configurationFileName, readConfigurationFile } from "../configuration-file";
import { type CheckedFile, checkFile, type MoreChecks } from "./check-file";

interface CheckedPack {
  readonly name: string;
  readonly version: string;
  readonly files: readonly CheckedFile[];
}

/** Checks the configurations of the packs in a folder's configuration file. */
export async function checkConfiguredPacks(
  folder: string,
  moreChecks: MoreChecks | undefined,
  readPackInfo: (directory: string) => Promise<PackInfo>,
): Promise<readonly CheckedPack[]> {
  const { cwd = folder, stacks, policyPacks = [] } = (await readConfigurationFile(folder)) ?? {};
  if (policyPacks.length === 0) {
    throw new UsageError(
      `no FILE is given, and there is no ${configurationFileName} with policy packs in ${folder}`,
    );
  }
  const project = await readProject(cwd);
  const checked: CheckedPack[] = [];
  for (const chosen of policyPacks.map(toChosenPack)) {
    const directory = await locatePack(chosen.pack, project.directory);
    const info = await readPackInfo(directory);
    const files: CheckedFile[] = [];
    const isPerStack = JSON.stringify(chosen.config ?? "").includes("{stack}");
    for (const stack of isPerStack ? (stacks ?? (await allStacks(project))) : [""]) {
      const name = `${configurationFileName}: ${info.name}${isPerStack ? ` for ${stack}` : ""}`;
      const sources = await packSources(chosen, directory, stack);
      files.push(await checkFile({ info, directory }, name, moreChecks, sources));
    }
    checked.push({ name: info.name, version: info.version, files });
  }
  return checked;
}

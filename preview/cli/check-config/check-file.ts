import { readConfigFile } from "../../packs/config-file";
import { namingMistakes, valueMistakes } from "../../packs/config-mistakes";
import { resolveConfig } from "../../packs/config-resolution";
import type { PackInfo } from "../../packs/pack-info";
import { exitStatus, PreviewError } from "../../preview-error";
import { exemptionMistakes } from "./exemption-mistakes";

/** A configuration file, and what is wrong in it. */
export interface CheckedFile {
  readonly file: string;
  readonly mistakes: readonly string[];
}

/**
 * What is wrong in a configuration file of that pack.
 * @throws PreviewError where the file can't be read
 */
export async function checkFile(info: PackInfo, file: string): Promise<CheckedFile> {
  try {
    return { file, mistakes: await mistakesIn(info, file) };
  } catch (error) {
    if (!(error instanceof PreviewError) || error.status === exitStatus.wrongUse) throw error;
    return { file, mistakes: [error.message] };
  }
}

async function mistakesIn(info: PackInfo, file: string): Promise<readonly string[]> {
  const { policies: layer, mistakes } = await readConfigFile(file);
  const exemptions = layer.get("settings")?.properties.exemptions;
  const judging = info.policies
    .map(({ name }) => name)
    .filter((name) => name !== "settings" && name !== "exemptions");
  return [
    ...mistakes,
    ...namingMistakes(info.policies, layer),
    ...valueMistakes(info.policies, resolveConfig(info.policies, info.initialConfig, layer)),
    ...exemptionMistakes(exemptions, judging),
  ];
}

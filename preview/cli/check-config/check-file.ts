import { readConfigFile } from "../../packs/config-file";
import { namingMistakes, valueMistakes } from "../../packs/config-mistakes";
import { resolveConfig } from "../../packs/config-resolution";
import type { PackInfo, PolicyConfig, PolicyInfo } from "../../packs/pack-info";
import { exitStatus, PreviewError } from "../../preview-error";

/** A configuration file, and what is wrong in it. */
export interface CheckedFile {
  readonly file: string;
  readonly mistakes: readonly string[];
  /** What it asks for that a preview offline goes on without. */
  readonly notes: readonly string[];
}

/** What a pack finds wrong in a configuration beyond what its schemas say. */
export type MoreChecks = (
  policies: readonly PolicyInfo[],
  config: ReadonlyMap<string, PolicyConfig>,
) => readonly string[];

/**
 * What is wrong in a configuration file of that pack.
 * @throws PreviewError where the file can't be read
 */
export async function checkFile(
  info: PackInfo,
  file: string,
  moreChecks: MoreChecks = () => [],
): Promise<CheckedFile> {
  try {
    return { file, ...(await look(info, file, moreChecks)) };
  } catch (error) {
    if (!(error instanceof PreviewError) || error.status === exitStatus.wrongUse) throw error;
    return { file, mistakes: [error.message], notes: [] };
  }
}

async function look(
  info: PackInfo,
  file: string,
  moreChecks: MoreChecks,
): Promise<Omit<CheckedFile, "file">> {
  const { policies: layer, mistakes, notes } = await readConfigFile(file);
  const all = [
    ...mistakes,
    ...namingMistakes(info.policies, layer),
    ...valueMistakes(info.policies, resolveConfig(info.policies, info.initialConfig, layer)),
    ...moreChecks(info.policies, layer),
  ];
  return { mistakes: all, notes };
}

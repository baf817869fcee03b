import type { PackConfiguration } from "../../model";
import { namingMistakes, valueMistakes } from "../../packs/config-mistakes";
import { type ResolvedConfig, resolveConfig } from "../../packs/config-resolution";
import { configSources, readPackConfiguration } from "../../packs/configuration";
import { withCurrentNames } from "../../packs/former-names";
import { environmentNotes, type MergedConfig } from "../../packs/merge-configs";
import type { PackInfo, PolicyConfig, PolicyInfo } from "../../packs/pack-info";
import { exitStatus, PreviewError } from "../../preview-error";

/** The result of checking a configuration file. */
export interface CheckedFile {
  readonly file: string;
  readonly mistakes: readonly string[];
  /** Values that are less strict than the pack's defaults. */
  readonly relaxed: readonly string[];
  /** Whether it disables every policy. */
  readonly isOff: boolean;
  /** What can't be used offline, and former names of policies. */
  readonly notes: readonly string[];
}

/** A pack and its folder. */
export interface CheckingPack {
  readonly info: PackInfo;
  readonly directory: string;
}

/** Checks of a pack beyond its schemas. */
export interface MoreChecks {
  readonly mistakes?: Check;
  /** Values that are less strict than the defaults, as sentences without a full stop. */
  readonly relaxed?: Check;
}

/**
 * @param config what the checked configuration says
 * @param resolved the complete configuration of each policy
 */
type Check = (
  policies: readonly PolicyInfo[],
  config: ReadonlyMap<string, PolicyConfig>,
  resolved: ReadonlyMap<string, ResolvedConfig>,
) => readonly string[];

/**
 * Checks a configuration file of a pack, or several sources under that name.
 * @throws PreviewError if a file can't be read
 */
export async function checkFile(
  { info, directory }: CheckingPack,
  file: string,
  more: MoreChecks = {},
  configuration: PackConfiguration = file,
): Promise<CheckedFile> {
  try {
    const sources = configSources(configuration);
    const config = await readPackConfiguration(sources, directory);
    const { mistakes, ...rest } = check(info, config, more);
    const isRefused = !info.supportsConfig && sources.length > 0;
    return { file, mistakes: isRefused ? [notConfigurable, ...mistakes] : mistakes, ...rest };
  } catch (error) {
    if (!(error instanceof PreviewError) || error.status === exitStatus.wrongUse) throw error;
    return { file, mistakes: [error.message], relaxed: [], isOff: false, notes: [] };
  }
}

function check(
  { policies, initialConfig }: PackInfo,
  given: MergedConfig,
  more: MoreChecks,
): Omit<CheckedFile, "file"> {
  const { config, notes } = withCurrentNames(policies, given);
  const { policies: layer, mistakes } = config;
  const resolved = resolveConfig(policies, initialConfig, layer);
  const levelOf = ({ name, level }: PolicyInfo) => resolved.get(name)?.level ?? level;
  return {
    mistakes: [
      ...mistakes,
      ...namingMistakes(policies, layer),
      ...valueMistakes(policies, resolved),
      ...(more.mistakes?.(policies, layer, resolved) ?? []),
    ],
    relaxed: [
      ...policies
        .filter((policy) => strictness[levelOf(policy)] < strictness[policy.level])
        .map((policy) => `${policy.name} is ${levelOf(policy)}, and ${policy.level} by default`),
      ...(more.relaxed?.(policies, layer, resolved) ?? []),
    ].sort(),
    isOff: policies.length > 0 && policies.every((policy) => levelOf(policy) === "disabled"),
    notes: [...notes, ...environmentNotes(config)],
  };
}

const notConfigurable = "The policy pack does not support configuration.";

const strictness = { disabled: 0, advisory: 1, mandatory: 2, remediate: 2 } as const;

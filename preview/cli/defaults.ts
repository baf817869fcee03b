import path from "node:path";
import { exitStatus, PreviewError } from "../preview-error";
import type { ChosenPack, PreviewOptions } from "../run/preview-options";
import type { CommandLine } from "./command-line";

/** Defaults of the command line in a repository that offers the preview as a command. */
export interface Defaults {
  /** The name of the project in the help. */
  readonly projectName: string;
  /** The absolute path of its folder. */
  readonly project: string;
  readonly stack: string;
  /** The absolute path of its policy pack's folder. */
  readonly policyPack: string;
  /** The absolute path of the pack's configuration for the project's own stacks. */
  readonly policyPackConfig?: string;
}

/** Options with defaults filled in. In the project of the defaults, these are its stack and its policy pack. */
export function withDefaults(
  {
    preview,
    policyPackConfigs,
    allStacks,
    stacks,
    states,
  }: Pick<CommandLine, "preview" | "policyPackConfigs" | "allStacks" | "stacks" | "states">,
  defaults: Defaults | undefined,
): PreviewOptions {
  const cwd = path.resolve(preview.cwd ?? defaults?.project ?? ".");
  const known = cwd === defaults?.project ? defaults : undefined;
  // A deployed stack may belong to another project.
  const config = states.length === 0 ? known?.policyPackConfig : undefined;
  const isConfigured = config !== undefined && policyPackConfigs.length === 0;
  const own = known === undefined ? [] : [known.policyPack];
  const packs = preview.policyPacks ?? (isConfigured ? own.map((pack) => ({ pack, config })) : own);
  return {
    ...(known === undefined || allStacks || stacks.length > 0 ? {} : { stack: known.stack }),
    ...preview,
    policyPacks: withConfigs(packs, policyPackConfigs),
    cwd,
  };
}

function withConfigs(
  packs: readonly (string | ChosenPack)[],
  configs: readonly string[],
): readonly (string | ChosenPack)[] {
  if (configs.length > packs.length) {
    throw new PreviewError(
      `Too many --policy-pack-config: ${configs.length} for ${packs.length} --policy-pack.`,
      exitStatus.wrongUse,
    );
  }
  return packs.map((each, index) => {
    const config = configs[index];
    if (config === undefined) return each;
    return typeof each === "string" ? { pack: each, config } : { ...each, config };
  });
}

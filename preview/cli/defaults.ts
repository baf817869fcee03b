import path from "node:path";
import { exitStatus, PreviewError } from "../preview-error";
import type { ChosenPack, PreviewOptions } from "../run/preview-options";
import type { CommandLine } from "./command-line";

/** What need not be said on the command line in a repository that has the preview among its commands. */
export interface Defaults {
  /** What the help calls the project. */
  readonly projectName: string;
  /** Its folder, absolute. */
  readonly project: string;
  readonly stack: string;
  /** The folder of its policy pack, absolute. */
  readonly policyPack: string;
  /** The configuration of that pack for the project's own stacks, absolute. */
  readonly policyPackConfig?: string;
}

/** What is left out on the command line: in the project of the defaults its stack, judged by its own policy pack. */
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
  // A deployed stack may be another project's.
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
      `There are ${configs.length} --policy-pack-config for ${packs.length} --policy-pack.`,
      exitStatus.wrongUse,
    );
  }
  return packs.map((each, index) => {
    const config = configs[index];
    if (config === undefined) return each;
    return typeof each === "string" ? { pack: each, config } : { ...each, config };
  });
}

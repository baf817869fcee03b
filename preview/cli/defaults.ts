import path from "node:path";
import type { PreviewOptions } from "../run/run-preview";

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

interface Given {
  readonly preview: Partial<PreviewOptions>;
  readonly allStacks: boolean;
  readonly states: readonly string[];
}

/** What is left out on the command line: in the project of the defaults its stack, judged by its own policy pack. */
export function withDefaults(
  { preview, allStacks, states }: Given,
  defaults: Defaults | undefined,
): PreviewOptions {
  const cwd = path.resolve(preview.cwd ?? defaults?.project ?? ".");
  if (defaults === undefined || cwd !== defaults.project) return { ...preview, cwd };
  // A deployed stack may be another project's.
  const isOwn = preview.policyPacks === undefined && states.length === 0;
  return {
    policyPacks: [defaults.policyPack],
    ...(isOwn && defaults.policyPackConfig !== undefined
      ? { policyPackConfigs: [defaults.policyPackConfig] }
      : {}),
    ...(allStacks ? {} : { stack: defaults.stack }),
    ...preview,
    cwd,
  };
}

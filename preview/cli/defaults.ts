import path from "node:path";
import type { PreviewOptions } from "../run/preview-options";

/** What need not be said on the command line in a repository that has the preview among its commands. */
export interface Defaults {
  /** What the help calls the project. */
  readonly projectName: string;
  /** Its folder, absolute. */
  readonly project: string;
  readonly stack: string;
  /** The folder of its policy pack, absolute. */
  readonly policyPack: string;
}

/** What is left out on the command line: in the project of the defaults its stack, judged by its own policy pack. */
export function withDefaults(
  {
    preview,
    allStacks,
  }: { readonly preview: Partial<PreviewOptions>; readonly allStacks: boolean },
  defaults: Defaults | undefined,
): PreviewOptions {
  const cwd = path.resolve(preview.cwd ?? defaults?.project ?? ".");
  if (defaults === undefined || cwd !== defaults.project) return { ...preview, cwd };
  return {
    policyPacks: [defaults.policyPack],
    ...(allStacks ? {} : { stack: defaults.stack }),
    ...preview,
    cwd,
  };
}

import path from "node:path";
import type { DeploymentScope } from "../engine/deployment";
import type { ConfigSource, PolicyPackOptions } from "../model";
import { configSources } from "../packs/configuration";
import { locatePack, presetFile } from "../packs/locate-pack";
import type { ChosenPack, PackChoice } from "./preview-options";

/** How to start the chosen packs for a stack. Rejects with a PreviewError if a pack does not exist. */
export async function packOptions(
  { policyPacks = [], signal, onProgress }: PackChoice,
  { organization, project, stack, config, configSecretKeys, projectDirectory }: DeploymentScope,
  engineAddress: string,
): Promise<PolicyPackOptions> {
  const located = await Promise.all(
    policyPacks.map((each) => locate(toChosenPack(each), projectDirectory, stack)),
  );
  return {
    packs: located.map(({ directory }) => directory),
    configurations: located.map(({ sources }) => sources),
    context: {
      organization,
      project,
      stack,
      config,
      configSecretKeys,
      stackTags: {},
      projectDirectory,
      engineAddress,
    },
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  };
}

export function toChosenPack(pack: string | ChosenPack): ChosenPack {
  return typeof pack === "string" ? { pack } : pack;
}

async function locate(
  chosen: ChosenPack,
  projectDirectory: string,
  stack: string,
): Promise<{ readonly directory: string; readonly sources: readonly ConfigSource[] }> {
  const directory = await locatePack(chosen.pack, projectDirectory);
  return { directory, sources: await packSources(chosen, directory, stack) };
}

/** The sources of a pack's configuration for a stack: its preset, then the given configuration, which overrides it. */
export async function packSources(
  { preset, config = [] }: ChosenPack,
  directory: string,
  stack: string,
): Promise<readonly ConfigSource[]> {
  const own = configSources(config).map((source) =>
    typeof source === "string" ? path.resolve(source.replaceAll("{stack}", stack)) : source,
  );
  const first = preset === undefined ? [] : [await presetFile(directory, preset)];
  return [...first, ...own];
}

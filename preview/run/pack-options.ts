import path from "node:path";
import type { DeploymentScope } from "../engine/deployment";
import type { PolicyPackOptions } from "../model";

/** The policy packs that a user chooses, and how they run. */
export interface PackChoice {
  /** Folders of policy packs. */
  readonly policyPacks?: readonly string[];
  /** Configuration files of the packs, in the same order. */
  readonly policyPackConfigs?: readonly string[];
  /** Ends every process that was started when aborted. */
  readonly signal?: AbortSignal;
  /** Told what a slow start is waiting for. */
  readonly onProgress?: (text: string) => void;
}

/** How to start the chosen packs beside what they judge. */
export function packOptions(
  { policyPacks = [], policyPackConfigs = [], signal, onProgress }: PackChoice,
  { organization, project, stack, config, configSecretKeys, projectDirectory }: DeploymentScope,
  engineAddress: string,
): PolicyPackOptions {
  return {
    packs: policyPacks.map((each) => path.resolve(each)),
    configFiles: policyPackConfigs.map((each) => path.resolve(each)),
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

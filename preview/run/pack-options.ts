import path from "node:path";
import type { DeploymentScope } from "../engine/deployment";
import type { PolicyPackOptions } from "../model";
import type { PackChoice } from "./preview-options";

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

import { ownDefaults } from "../../../policy-pack/startup/own-defaults";
import type {
  PackConfiguration,
  PolicyConfiguration,
} from "../../../policy-pack/testing/evaluator";
import { packDefaults } from "../../../policy-pack/testing/evaluator";
import { readConfigFile } from "../../../preview/packs/config-file";
import { projectPath } from "../../project-path";

/** The pack configuration that a stack of this project is deployed with. */
export async function stackConfiguration(stack: string): Promise<PackConfiguration> {
  const file = projectPath(`docs/policy-configuration/${stack}.json`);
  const { policies } = await readConfigFile(file);
  return Object.fromEntries(
    Object.entries(packDefaults(ownDefaults(projectPath("policy-pack")))).map(
      ([name, defaults]): [string, PolicyConfiguration] => {
        const { level = defaults.enforcementLevel, properties = {} } = policies.get(name) ?? {};
        return [name, { ...defaults, ...properties, enforcementLevel: level }];
      },
    ),
  );
}

import { policies } from "../../policy-pack/policies/index";
import { packCompliance } from "../maintenance/compliance/pack-compliance";
import { describeControls, type ParameterDefaults } from "./compliance-page";
import type { DocumentedPolicy } from "./policy-docs";

/** The policies of the pack, with the compliance controls that they answer. */
export const documentedPolicies: readonly DocumentedPolicy[] = (
  policies as readonly DocumentedPolicy[]
).map((policy) => ({ ...policy, controls: describeControls(packCompliance, policy.name) }));

export const parameterDefaults: ParameterDefaults = Object.fromEntries(
  documentedPolicies.map(({ name, configSchema }) => [
    name,
    Object.fromEntries(
      Object.entries(configSchema?.properties ?? {}).map(([key, schema]) => [key, schema.default]),
    ),
  ]),
);

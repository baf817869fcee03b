import { policies } from "../../policy-pack/policies/index";
import { packCompliance } from "../maintenance/compliance/pack-compliance";
import { describeControls } from "./compliance-page";
import type { DocumentedPolicy } from "./policy-docs";

/** The policies of the pack, with the controls that they answer. */
export const documentedPolicies: readonly DocumentedPolicy[] = (
  policies as readonly DocumentedPolicy[]
).map((policy) => ({ ...policy, controls: describeControls(packCompliance, policy.name) }));

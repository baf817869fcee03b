import { expect } from "chai";
import { renderPolicyIndex } from "../../../tools/build/policy-index";

describe("the index of the policies", () => {
  it("imports them by their names, settings first and what looks back last", () => {
    const names = [
      ...["settings", "s3-tls-only", "lambda-arm64", "exemptions"],
      "configuration-not-relaxed",
    ];

    expect(renderPolicyIndex(names)).to.equal(`\
// Generated from the files of this folder by npm run policy-index: do not edit.
import type { Policies } from "@pulumi/policy";
import { createConfigurationNotRelaxed } from "./configuration-not-relaxed";
import { createExemptions } from "./exemptions";
import { lambdaArm64 } from "./lambda-arm64";
import { s3TlsOnly } from "./s3-tls-only";
import { settings } from "./settings";

/** Those that evaluate resources, in alphabetical order. */
export const requirementPolicies: Policies = [
  lambdaArm64,
  s3TlsOnly,
];

/**
 * A whole pack: \`settings\` is first, since it keeps for the others what they need; then those that evaluate;
 * \`configuration-not-relaxed\` and \`exemptions\` are last, and look back at all.
 * @param change what becomes of each policy
 */
export function packOf(
  evaluating: Policies,
  change = (policy: Policies[number]): Policies[number] => policy,
): Policies {
  const changed = evaluating.map(change);
  const first = change(settings);
  const last = change(createExemptions(evaluating));
  const relaxations = createConfigurationNotRelaxed(changed, [first, last]);
  return [first, ...changed, change(relaxations), last];
}

export const policies: Policies = packOf(requirementPolicies);
`);
  });
});

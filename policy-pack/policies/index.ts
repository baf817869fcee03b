import type { Policies } from "@pulumi/policy";
import { createExemptions } from "./exemptions";
import { lambdaMemoryCeiling } from "./lambda-memory-ceiling";
import { settings } from "./settings";

const judging: Policies = [lambdaMemoryCeiling];

/**
 * `settings` is first, since it keeps for the others what they need; then those that judge, in
 * alphabetical order; `exemptions` is last, and looks back at all.
 */
export const policies: Policies = [
  settings,
  ...judging,
  createExemptions(judging.map(({ name }) => name)),
];

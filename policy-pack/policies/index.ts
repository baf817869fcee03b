import type { Policies } from "@pulumi/policy";
import { lambdaMemoryCeiling } from "./lambda-memory-ceiling";
import { settings } from "./settings";

/** `settings` is first, since it keeps for the others what they need; the rest is in alphabetical order. */
export const policies: Policies = [settings, lambdaMemoryCeiling];

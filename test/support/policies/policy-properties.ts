import { expect } from "chai";
import fc from "fast-check";
import { policies } from "../../../policy-pack/policies";
import {
  configure,
  configureOther,
  evaluateStack,
  type NamedDiagnostic,
  type PackConfiguration,
} from "../../../policy-pack/testing/evaluator";
import type { TestResource } from "../../../policy-pack/testing/test-resource";
import { arbitraryStack } from "./arbitrary-stack";
import { testSeed } from "./seeded-sample";
import { remediateServed, servedEvaluator } from "./served-evaluator";
import { shuffleInputs, shuffleResources } from "./shuffled-stack";

const enabled = { enforcementLevel: "mandatory" } as const;

/** The whole pack with its defaults, on one day. */
export const everyPolicy: PackConfiguration = {
  ...Object.fromEntries(policies.map(({ name }) => [name, enabled])),
  settings: { ...enabled, asOf: "2026-11-23" },
  "fill-missing-tags": { enforcementLevel: "remediate" },
};

/** The same, with all that is off by default asked for. */
export const strictPolicies: PackConfiguration = {
  ...everyPolicy,
  settings: { ...enabled, asOf: "2026-11-23", unknownDocuments: "mandatory" },
  "s3-encrypted": { ...enabled, requireKms: true },
  "s3-lifecycle": {
    ...enabled,
    maxExpirationDays: 90,
    maxNoncurrentDays: 30,
    maxTransitionDays: 7,
  },
  "s3-public-access-blocked": { ...enabled, accountLevelBlock: true },
  "sns-topic-secure": { ...enabled, requireTls: true },
  "sqs-queue-secure": { ...enabled, requireTls: true, requireKms: true },
};

/** How often each policy found something in a stack, and how often it did not. */
export type Verdicts = ReadonlyMap<string, { readonly found: number; readonly silent: number }>;

/**
 * Evaluates as many arbitrary stacks as they come and in other orders.
 * The search for the smallest stack that shows a failure ends after `timeLimitMs`, with the smallest by then.
 */
export async function evaluateArbitraryStacks(
  configuration: PackConfiguration,
  { numRuns, timeLimitMs }: { readonly numRuns: number; readonly timeLimitMs: number },
): Promise<Verdicts> {
  const verdicts = new Map(policies.map(({ name }) => [name, { found: 0, silent: 0 }]));
  await configure(configuration);
  await configureOther(servedEvaluator, configuration);
  await fc.assert(
    fc.asyncProperty(arbitraryStack, fc.nat(1000), async (resources, order) => {
      for (const resource of resources) await remediateServed(resource);
      const found = await evaluate(resources);
      expect(await evaluate(shuffleResources(resources, order))).to.have.deep.members(found);
      expect(shortly(await evaluate(shuffleInputs(resources, order)))).to.deep.equal(
        shortly(found),
      );
      const speaking = new Set(found.map(({ policy }) => policy));
      for (const [name, counts] of verdicts) counts[speaking.has(name) ? "found" : "silent"] += 1;
    }),
    { seed: testSeed, numRuns, interruptAfterTimeLimit: timeLimitMs, markInterruptAsFailure: true },
  );
  return verdicts;
}

async function evaluate(resources: readonly TestResource[]): Promise<readonly NamedDiagnostic[]> {
  const found = await evaluateStack(resources);
  const failed = found.filter(({ message }) =>
    /the policy itself failed|can't run policy/.test(message),
  );
  expect(failed.map(({ policy, message }) => `${policy}: ${message}`).join("\n")).to.equal("");
  return found;
}

/** Messages number statements, and lists keep their order in them: what counts is who is found at fault. */
function shortly(found: readonly NamedDiagnostic[]): readonly string[] {
  return [
    ...new Set(found.map(({ policy, level, resource }) => `${policy} ${level}: ${resource}`)),
  ].sort();
}

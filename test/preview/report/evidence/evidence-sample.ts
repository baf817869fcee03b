import type { Compliance } from "../../../../preview/compliance/compliance";
import type { PackEvaluation, PolicyEvaluation } from "../../../../preview/evaluation";
import type { PreviewResult } from "../../../../preview/model";
import {
  evaluated as evaluatedResources,
  functionUrn,
  pack,
  rootUrn,
  shop,
} from "../../render/results";

export const today = "2026-11-30";
export const undecidedMessage = "evaluated at the update";

export function policyEvaluation(overrides: Partial<PolicyEvaluation> = {}): PolicyEvaluation {
  return {
    policy: "memory-ceiling",
    description: "Functions stay under the ceiling.",
    level: "mandatory",
    scope: "resource",
    parameters: { maxMemoryMb: 1024 },
    changedParameters: [],
    isSelective: true,
    urns: [functionUrn],
    ...overrides,
  };
}

export function packEvaluation(overrides: Partial<PackEvaluation> = {}): PackEvaluation {
  return {
    policyPack: "guard",
    policyPackVersion: "1.2.0",
    directory: "/repo/policy-pack",
    policies: [
      policyEvaluation(),
      policyEvaluation({
        policy: "encrypted",
        description: "Buckets are encrypted.",
        scope: "stack",
        urns: [rootUrn],
      }),
    ],
    exemptions: [],
    hasEvaluatedStack: true,
    ...overrides,
  };
}

/** A stack that policies have evaluated, without what no policy can look into. */
export function evaluated(
  overrides: Partial<PreviewResult> = {},
  evaluation: Partial<PackEvaluation> = {},
): PreviewResult {
  return {
    ...shop,
    resources: evaluatedResources,
    packs: [pack],
    evaluations: [packEvaluation(evaluation)],
    ...overrides,
  };
}

export const compliance: Compliance = {
  source: { name: "rules", version: "2.0", license: "MIT", date: "2026-11-01" },
  undecidedMessage,
  frameworks: {
    std: {
      name: "Standard",
      version: "1",
      url: "https://example.com/std",
      controls: {
        "A.2": { title: "Functions are small" },
        "A.10": { title: "Buckets are encrypted" },
        "A.11": { title: "Root is safe", undecidable: "root is no resource" },
        "A.12": { title: "Nobody asks" },
      },
    },
  },
  policies: {
    "memory-ceiling": [
      { resourceTypes: ["aws:lambda/function:Function"], controls: { std: ["A.2"], law: ["7"] } },
    ],
    encrypted: [{ resourceTypes: ["aws:s3/*"], controls: { std: ["A.10"], law: ["7"] } }],
  },
};

export const compliances = new Map([["guard", compliance]]);

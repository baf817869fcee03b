import type { PreviewResult } from "../../../preview/model";
import { describeStack } from "../../../preview/report/stack-report";
import { exemptionMessages } from "../../../tools/preview/exemption-messages";
import { bucketUrn, functionUrn, pack, rootUrn, shop, violation } from "../render/results";

const memoryCeiling = {
  name: "memory-ceiling",
  displayName: "Memory ceiling",
  description: "Functions stay under the memory ceiling.",
  level: "mandatory",
  severity: "high",
  framework: "Cost Optimization",
  tags: ["lambda", "cost"],
  remediationSteps: "Lower memorySize.",
  url: "https://example.com/memory",
} as const;

/** A stack with a violation, an advisory one, an exempt one, and an exemption that is not in order. */
export const sample: PreviewResult = {
  ...shop,
  resources: shop.resources.map((resource) =>
    resource.urn === functionUrn
      ? { ...resource, source: { file: "src/a b.ts", line: 12, column: 3 } }
      : resource,
  ),
  packs: [
    {
      ...pack,
      policies: [
        memoryCeiling,
        { name: "no-secrets", description: "No function holds a secret.", level: "mandatory" },
        { name: "tags", description: "Resources are tagged.", level: "advisory", severity: "low" },
        { name: "off", description: "Not evaluated.", level: "disabled" },
        { name: "exemptions", description: "Exemptions are in order.", level: "mandatory" },
      ],
    },
  ],
  violations: [
    violation({
      policy: "tags",
      level: "advisory",
      severity: "low",
      message: "no tag <Team>, 100%",
      urn: bucketUrn,
    }),
    violation({
      message: "hunter2: memory is 3008 MB,\nceiling 1024 MB",
      severity: "high",
      remediationSteps: "Lower memorySize.",
      url: "https://example.com/memory",
    }),
    violation({
      policy: "tags",
      level: "advisory",
      severity: "low",
      message: "no tag Team (exempt until 2026-12-01, data: tagged later | see #12)",
    }),
    violation({
      policy: "exemptions",
      level: "advisory",
      message:
        "the exemption of data from tags for 'ingest' holds until 2026-12-01: tagged later | see #12",
      urn: rootUrn,
    }),
    violation({
      policy: "exemptions",
      message: "the exemption of ops from off for 'old-*' expired on 2026-11-20",
      urn: rootUrn,
    }),
  ],
  remediations: [{ policyPack: "guard", policy: "tags", urn: bucketUrn, before: {}, after: {} }],
  notes: [{ kind: "invoke", text: "hunter2 is unknown" }],
};

export const today = "2026-11-23";

export const reporting = { today, exemptions: exemptionMessages };

export const sampleReport = describeStack(sample, reporting);

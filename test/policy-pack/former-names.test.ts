import { expect } from "chai";
import { security } from "../../policy-pack/data/frameworks";
import { integer } from "../../policy-pack/engine/config";
import { resourcePolicy } from "../../policy-pack/engine/define-policy";
import { renamed } from "../../policy-pack/engine/former-names";
import { packOf } from "../../policy-pack/policies";
import { directEvaluator } from "../../policy-pack/testing/direct-evaluator";
import { packDefaults } from "../../policy-pack/testing/evaluator";
import { fn, resource } from "../../policy-pack/testing/resources";
import { analyzedResource } from "../../policy-pack/testing/test-resource";

const sizeCeiling = resourcePolicy({
  name: "size-ceiling",
  formerNames: ["memory-limit"],
  displayName: "Size",
  description: "A function is small.",
  severity: "low",
  framework: security,
  tags: [],
  remediationSteps: "Make it smaller.",
  resourceTypes: ["aws:lambda/function:Function"],
  config: { maxMb: renamed(integer(512, "Ceiling in MB."), "limit") },
  check: ({ inputs }, { config }) =>
    Number(inputs.memorySize) > config.maxMb &&
    `memorySize is ${inputs.memorySize}, the ceiling is ${config.maxMb}`,
});

describe("former names in a configuration", () => {
  it("hold, and are reported as advisories with the current names", async () => {
    const exemption = {
      ...{ policy: "memory-limit", resource: "report", reason: "agreed", owner: "data" },
      expires: "2026-12-15",
    };
    const { settings, ...defaults } = packDefaults();
    const evaluator = directEvaluator(packOf([sizeCeiling]), {
      ...defaults,
      settings: {
        ...(settings ?? { enforcementLevel: "mandatory" }),
        asOf: "2026-11-23",
        exemptions: [exemption],
      },
      "size-ceiling": { enforcementLevel: "mandatory", limit: 256 },
    });
    const resources = [
      resource("pulumi:pulumi:Stack", "sample-dev"),
      ...["worker", "report"].map((name) => fn({ memorySize: 300 }, { name })),
    ];
    const analyzed = resources.map((each) => analyzedResource(each, resources));
    const found: string[] = [];
    for (const each of analyzed) {
      const { findings } = await evaluator.analyze(each);
      found.push(...findings.map(({ level, policy, message }) => `${level} ${policy}: ${message}`));
    }
    const { findings } = await evaluator.analyzeStack(analyzed);
    found.push(...findings.map(({ level, policy, message }) => `${level} ${policy}: ${message}`));

    // The session also keeps the configurations of other tests in this process.
    const named = found.filter((each) => /size-ceiling|memory-limit/.test(each));
    expect(named).to.have.members([
      "mandatory size-ceiling: memorySize is 300, the ceiling is 256",
      "advisory size-ceiling: memorySize is 300, the ceiling is 256 (exempt until 2026-12-15, data: agreed)",
      "advisory configuration-not-relaxed: size-ceiling.limit is called size-ceiling.maxMb now: rename it",
      "advisory exemptions: the exemption of data from memory-limit for 'report' holds until 2026-12-15: agreed",
      "advisory exemptions: an exemption of data for 'report' names memory-limit, which is called size-ceiling now: rename it",
    ]);
  });
});

import { expect } from "chai";
import { packOf } from "../../policy-pack/policies";
import { directEvaluator } from "../../policy-pack/testing/direct-evaluator";
import { packDefaults } from "../../policy-pack/testing/evaluator";
import { fn, resource } from "../../policy-pack/testing/resources";
import { analyzedResource } from "../../policy-pack/testing/test-resource";
import { sizeCeiling } from "../support/policies/renamed-policy";

describe("former names in a configuration", () => {
  it("hold, and are reported as advisories with the current names", async () => {
    const exemption = {
      ...{ policy: "memory-limit", resource: "report", reason: "agreed", owner: "data" },
      expires: "2026-12-15",
    };
    const { settings, ...defaults } = packDefaults();
    const evaluator = directEvaluator(packOf([sizeCeiling()]), {
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
    const answers = [];
    for (const each of analyzed) answers.push(await evaluator.analyze(each));
    answers.push(await evaluator.analyzeStack(analyzed));
    const found = answers
      .flatMap(({ findings }) => findings)
      .map(({ level, policy, message }) => `${level} ${policy}: ${message}`);

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

import { expect } from "chai";
import { policies } from "../../../policy-pack/policies";
import {
  analyze,
  analyzeStack,
  configure,
  configureOther,
  type NamedDiagnostic,
  type PackConfiguration,
} from "../../../policy-pack/testing/evaluator";
import { bucket, fn, resource, role, topic } from "../../../policy-pack/testing/resources";
import { remediateServed, servedEvaluator } from "../../support/policies/served-evaluator";

const MESSAGE =
  "settings is disabled, and without it nothing can be evaluated: set its level to mandatory or advisory in the configuration of the pack";

const stack = resource("pulumi:pulumi:Stack", "policies-test");
// Each is at fault for one policy at least, and has a document that is deferred where it is evaluated.
const resources = [
  stack,
  fn({ memorySize: 10_240 }),
  bucket(),
  role({ assumeRolePolicy: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }),
  topic(),
];

/** Every policy on, as strict or lenient as asked, and `settings` at a level of its own. */
function everyPolicy(
  level: "advisory" | "mandatory" | "remediate",
  settings: "disabled" | "mandatory",
): PackConfiguration {
  return {
    ...Object.fromEntries(policies.map(({ name }) => [name, { enforcementLevel: level }])),
    settings: { enforcementLevel: settings },
  };
}

const ways = [
  {
    title: "in process",
    configure,
    analyze: async (each: (typeof resources)[number]) => (await analyze(each)).named,
    analyzeStack: async () => (await analyzeStack(resources)).named,
  },
  {
    title: "over the SDK's server",
    configure: (configuration: PackConfiguration) => configureOther(servedEvaluator, configuration),
    analyze: async (each: (typeof resources)[number]) =>
      (await servedEvaluator.analyze(each)).found,
    analyzeStack: async () => (await servedEvaluator.analyzeStack(resources)).found,
  },
];

describe("the pack without its settings", () => {
  // What an earlier run of the pack has kept would be taken for this one's.
  beforeEach(async () => {
    await configure(everyPolicy("mandatory", "mandatory"));
    await analyzeStack([]);
  });

  for (const way of ways) {
    const evaluate = async (configuration: PackConfiguration) => {
      await way.configure(configuration);
      const found: NamedDiagnostic[] = [];
      for (const each of resources) found.push(...(await way.analyze(each)));
      return [...found, ...(await way.analyzeStack())];
    };

    for (const level of ["advisory", "mandatory"] as const) {
      it(`says so for every policy that would speak, and nothing else, at level ${level} (${way.title})`, async () => {
        const off = await evaluate(everyPolicy(level, "disabled"));
        const on = await evaluate(everyPolicy(level, "mandatory"));

        const speaking = new Set(off.map(({ policy }) => policy));
        expect(new Set(off.map((each) => [each.level, each.message].join(": ")))).to.deep.equal(
          new Set([`mandatory: ${MESSAGE}`]),
        );
        expect([...speaking]).to.include.members(on.map(({ policy }) => policy));
        expect(on.map(({ message }) => message)).not.to.include(MESSAGE);
      });
    }

    it(`names the resource in the resource phase, and the stack in the other (${way.title})`, async () => {
      const off = await evaluate({
        "lambda-memory-ceiling": { enforcementLevel: "mandatory" },
        "iam-trust-policy": { enforcementLevel: "mandatory" },
        "s3-versioning": { enforcementLevel: "advisory" },
        exemptions: { enforcementLevel: "mandatory" },
      });

      expect(off.map(({ policy, resource }) => `${policy}: ${resource}`)).to.deep.equal([
        "lambda-memory-ceiling: worker",
        "iam-trust-policy: worker-role",
        "s3-versioning: the stack",
        "exemptions: the stack",
      ]);
    });
  }

  it("changes nothing at level remediate", async () => {
    await configureOther(servedEvaluator, {
      "fill-missing-tags": { enforcementLevel: "remediate" },
    });
    const remediated = await remediateServed(bucket());
    const { found } = await servedEvaluator.analyze(bucket());

    expect({ remediated, found }).to.deep.equal({
      remediated: [],
      found: [
        { policy: "fill-missing-tags", resource: "data", level: "mandatory", message: MESSAGE },
      ],
    });
  });
});

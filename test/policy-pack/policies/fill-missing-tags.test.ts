import { expect } from "chai";
import { analyze, configure, configureOther } from "../../../policy-pack/testing/evaluator";
import {
  assetArchive,
  fileArchive,
  secret,
  unknown,
} from "../../../policy-pack/testing/test-resource";
import { remediateServed, servedEvaluator } from "../../support/policies/served-evaluator";
import { testRemediation } from "./remediation-tester";

const exempted = (resource: string, expires: string) => ({
  policy: "fill-missing-tags",
  resource,
  reason: "agreed",
  owner: "team-a",
  expires,
});

testRemediation("fill-missing-tags", {
  type: "aws:sqs/queue:Queue",
  rows: [
    {
      title: "adds what is missing",
      inputs: { name: "q", tags: { Team: "data" } },
      becomes: { name: "q", tags: { Team: "data", ManagedBy: "pulumi" } },
    },
    {
      title: "adds tags where there are none",
      inputs: { name: "q" },
      becomes: { name: "q", tags: { ManagedBy: "pulumi" } },
    },
    {
      title: "fills an empty value",
      inputs: { tags: { ManagedBy: "" } },
      becomes: { tags: { ManagedBy: "pulumi" } },
    },
    {
      title: "fills a value that nobody sees, beside a key in another case",
      inputs: { tags: { ManagedBy: " \u200b", managedby: "hand" } },
      becomes: { tags: { ManagedBy: "pulumi", managedby: "hand" } },
    },
    {
      title: "changes no value that is there",
      inputs: { tags: { ManagedBy: "terraform" } },
      becomes: undefined,
    },
    {
      title: "leaves alone what only the update knows",
      inputs: { tags: { ManagedBy: unknown } },
      becomes: undefined,
    },
    {
      title: "leaves alone tags that only the update knows",
      inputs: { tags: unknown },
      becomes: undefined,
    },
    {
      title: "fills beside other unknown values, which stay unknown",
      inputs: { kmsMasterKeyId: unknown, tags: { Team: unknown } },
      becomes: { kmsMasterKeyId: unknown, tags: { Team: unknown, ManagedBy: "pulumi" } },
    },
    {
      title: "leaves to the provider what its default tags give",
      inputs: { name: "q" },
      provider: { defaultTags: '{"tags":{"ManagedBy":"pulumi"}}' },
      becomes: undefined,
    },
    {
      title: "gives none to a type that has no tags yet in the version of the provider",
      type: "aws:cloudfront/function:Function",
      inputs: { name: "f" },
      provider: { version: "7.23.0" },
      becomes: undefined,
    },
    {
      title: "leaves alone what unknown default tags may give",
      inputs: { name: "q" },
      provider: { defaultTags: unknown },
      becomes: undefined,
    },
    {
      title: "keeps secrets wrapped",
      inputs: { policy: secret("p"), tags: { Team: secret("data") } },
      becomes: { policy: secret("p"), tags: { Team: secret("data"), ManagedBy: "pulumi" } },
    },
    {
      title: "keeps secret tags secret",
      inputs: { tags: secret({ Team: "data" }) },
      becomes: { tags: secret({ Team: "data", ManagedBy: "pulumi" }) },
    },
    {
      title: "keeps the provider's note of its own defaults",
      inputs: { __defaults: ["delaySeconds"], delaySeconds: 0 },
      becomes: { __defaults: ["delaySeconds"], delaySeconds: 0, tags: { ManagedBy: "pulumi" } },
    },
    {
      title: "adds several tags, as configured",
      config: { tagDefaults: { Team: "data", CostCenter: "4711" } },
      inputs: { tags: { CostCenter: "1" } },
      becomes: { tags: { CostCenter: "1", Team: "data" } },
    },
    {
      title: "has nothing to fill without defaults",
      config: { tagDefaults: {} },
      inputs: { name: "q" },
      becomes: undefined,
    },
    {
      title: "fills a function whose code is a folder",
      type: "aws:lambda/function:Function",
      inputs: { code: fileArchive("./build") },
      becomes: {
        code: {
          "4dabf18193072939515e22adb298388d": "0def7320c3a5731c473e5ecbe6d01bc7",
          path: "./build",
        },
        tags: { ManagedBy: "pulumi" },
      },
    },
    {
      title: "leaves alone a function whose code is put together from assets",
      type: "aws:lambda/function:Function",
      inputs: { code: assetArchive({ app: fileArchive("./build") }), memorySize: 512 },
      becomes: undefined,
    },
    {
      title: "leaves alone a type whose tags are a list",
      type: "aws:autoscaling/group:Group",
      inputs: { maxSize: 1 },
      becomes: undefined,
    },
    {
      title: "leaves alone what is exempted",
      exemptions: [exempted("subject", "2026-11-23")],
      inputs: { name: "q" },
      becomes: undefined,
    },
    {
      title: "fills again after the exemption",
      exemptions: [exempted("subject", "2026-11-22")],
      inputs: { name: "q" },
      becomes: { name: "q", tags: { ManagedBy: "pulumi" } },
    },
  ],
});

describe("fill-missing-tags", () => {
  const queue = { type: "aws:sqs/queue:Queue", name: "q", inputs: {} };
  const settings = { settings: { enforcementLevel: "mandatory" } } as const;

  it("reports no tag itself", async () => {
    await configure({ ...settings, "fill-missing-tags": { enforcementLevel: "remediate" } });
    expect((await analyze(queue)).diagnostics).to.deep.equal([]);
  });

  it("counts an exemption that keeps a resource as it is as used", async () => {
    const exemption = exempted("kept", "2027-06-30");
    await configureOther(servedEvaluator, {
      settings: { enforcementLevel: "mandatory", asOf: "2026-11-23", exemptions: [exemption] },
      "fill-missing-tags": { enforcementLevel: "remediate" },
      exemptions: { enforcementLevel: "mandatory" },
    });
    const stack = { type: "pulumi:pulumi:Stack", name: "policies-test", inputs: {} };
    const kept = { ...queue, name: "kept" };
    await servedEvaluator.analyze(stack);
    await remediateServed(kept);
    const { found } = await servedEvaluator.analyzeStack([stack, kept]);
    expect(found.map(({ message }) => message)).to.deep.equal([
      "the exemption of team-a from fill-missing-tags for 'kept' holds until 2027-06-30: agreed",
    ]);
  });

  it("refuses a configuration property that does not exist", async () => {
    await configure({
      ...settings,
      "fill-missing-tags": { enforcementLevel: "remediate", typo: 1 },
    });
    expect((await analyze(queue)).diagnostics).to.deep.equal([
      {
        resource: "q",
        level: "mandatory",
        message: "configuration property 'typo' does not exist; there are: tagDefaults",
      },
    ]);
  });
});

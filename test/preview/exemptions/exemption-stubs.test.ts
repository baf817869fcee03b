import { expect } from "chai";
import type { StartedPack } from "../../../preview/described";
import {
  exemptionStubs,
  packWithExemptions,
  withStubs,
} from "../../../preview/exemptions/exemption-stubs";
import { exemptionPolicyOf } from "../../../preview/packs/exemption-schema";
import type { JsonObject } from "../../../preview/packs/pack-info";
import { PreviewError } from "../../../preview/preview-error";
import { bucketUrn, functionUrn, pack, shop, violation } from "../render/results";

const stub = (policy: string, resource: string) =>
  ({ policy, resource, reason: "", owner: "", expires: "" }) as const;

describe("stubs of exemptions", () => {
  const stubsOf = (...violations: readonly ReturnType<typeof violation>[]) =>
    exemptionStubs({ ...shop, violations }, "guard");

  it("are made once for each policy and resource, without reason, owner and last day", () => {
    expect(
      stubsOf(
        violation({}),
        violation({ message: "memory is unknown" }),
        violation({ urn: bucketUrn, policy: "tags" }),
      ),
    ).to.deep.equal([stub("memory-ceiling", functionUrn), stub("tags", bucketUrn)]);
  });

  const left = [
    { title: "an advisory finding", change: { level: "advisory" as const } },
    { title: "a finding of another pack", change: { policyPack: "other" } },
    {
      title: "a finding about the stack as a whole",
      change: { urn: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev" },
    },
  ];
  for (const { title, change } of left) {
    it(`are not made for ${title}`, () => {
      expect(stubsOf(violation(change))).to.deep.equal([]);
    });
  }
});

describe("the configuration of a pack", () => {
  const stubs = [stub("tags", bucketUrn), stub("memory-ceiling", functionUrn)];
  const filled = {
    ...stub("tags", bucketUrn),
    reason: "agreed",
    owner: "a",
    expires: "2027-01-31",
  };

  const cases: readonly { title: string; given: JsonObject; config: JsonObject; added: number }[] =
    [
      {
        title: "gets stubs if it is empty",
        given: {},
        config: { settings: { exemptions: stubs } },
        added: 2,
      },
      {
        title: "keeps its own content",
        given: { all: "mandatory", settings: { asOf: "2026-11-23", exemptions: [filled] } },
        config: {
          all: "mandatory",
          settings: { asOf: "2026-11-23", exemptions: [filled, stubs[1] ?? {}] },
        },
        added: 1,
      },
      {
        title: "gets stubs in addition to exemptions of the same resources from other policies",
        given: { settings: { exemptions: [stub("private", bucketUrn)] } },
        config: { settings: { exemptions: [stub("private", bucketUrn), ...stubs] } },
        added: 2,
      },
      {
        title: "keeps a level without properties",
        given: { settings: "advisory" },
        config: { settings: { enforcementLevel: "advisory", exemptions: stubs } },
        added: 2,
      },
      {
        title: "stays as it is if it has all stubs",
        given: { settings: { exemptions: stubs } },
        config: { settings: { exemptions: stubs } },
        added: 0,
      },
    ];
  for (const { title, given, config, added } of cases) {
    it(title, () => {
      expect(withStubs(given, "settings", stubs)).to.deep.equal({ config, added });
    });
  }
});

describe("the pack that supports exemptions", () => {
  const properties = { policy: {}, resource: {}, reason: {}, owner: {}, expires: {}, ticket: {} };
  const policyWith = (exemptions: JsonObject) => ({
    ...{ name: "settings", description: "", level: "mandatory" as const },
    schema: { properties: { exemptions }, required: [] },
  });
  const { owner: _owner, ...withoutOwner } = properties;

  it("is found by the schema of a policy's configuration", () => {
    const named = { name: "tags", description: "", level: "mandatory" } as const;
    const takes = policyWith({ type: "array", items: { type: "object", properties } });
    expect(exemptionPolicyOf([named, takes])).to.equal("settings");
  });

  for (const [title, schema] of [
    ["names", { type: "array", items: { type: "string" } }],
    ["objects without an owner", { type: "array", items: { properties: withoutOwner } }],
    ["no list", { type: "object", items: { properties } }],
  ] as const) {
    it(`is not found if exemptions are ${title}`, () => {
      expect(exemptionPolicyOf([policyWith(schema)])).to.equal(undefined);
    });
  }

  const find = (...packs: readonly StartedPack[]) => packWithExemptions([{ ...shop, packs }]);
  const taking = { ...pack, exemptionsIn: "settings" };

  it("is found among other packs", () => {
    const found = find({ ...pack, name: "other" }, taking);
    expect(found).to.deep.equal({ name: "guard", exemptionsIn: "settings" });
  });

  it("must exist", () => {
    expect(() => find(pack))
      .to.throw(PreviewError, "--write-exemptions: no policy pack supports exemptions.")
      .with.property("status", 64);
  });

  it("must be the only such pack", () => {
    expect(() => find(taking, { ...taking, name: "rules" })).to.throw(
      "--write-exemptions: a file is for one policy pack, but guard and rules support exemptions.",
    );
  });
});

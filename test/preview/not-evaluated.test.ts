import { expect } from "chai";
import { notEvaluated } from "../../preview/not-evaluated";
import { pack, shop } from "./render/results";

const off = { name: "tags", description: "Tags are set.", level: "disabled" } as const;
const [stack, provider, component, lambda] = shop.resources;
const ordinary = [stack, provider, component, lambda].flatMap((each) => each ?? []);

function resource(type: string, kind: "custom" | "read" = "custom") {
  const urn = `urn:pulumi:dev::shop::${type}::it`;
  return { ...ordinary.slice(-1)[0], urn, type, kind } as (typeof ordinary)[number];
}

describe("what is not evaluated", () => {
  const found = (
    packs: readonly (typeof pack & { policies?: readonly (typeof off)[] })[],
    type?: string,
  ) => notEvaluated({ packs, resources: type === undefined ? ordinary : [resource(type)] });

  it("is nothing in an ordinary plan", () => {
    expect(found([pack])).to.deep.equal([]);
  });

  it("is nothing without a pack", () => {
    expect(found([], "command:local:Command")).to.deep.equal([]);
  });

  it("is a pack whose policies are all off", () => {
    expect(found([{ ...pack, policies: [off, off] }])).to.deep.equal([
      { kind: "policy-pack", policyPack: "guard", reason: "every policy is disabled" },
    ]);
    const advisory = { ...off, level: "advisory" } as const;
    const half = { ...pack, policies: [off, advisory] };
    expect(notEvaluated({ packs: [half], resources: ordinary })).to.deep.equal([]);
  });

  it("is a component that its provider builds", () => {
    const [cluster] = notEvaluated({ packs: [pack], resources: shop.resources });
    expect(cluster).to.deep.equal({
      kind: "component",
      urn: "urn:pulumi:dev::shop::eks:index:Cluster::cluster",
      reason: "its provider builds what is in it",
    });
  });

  for (const type of [
    "aws:cloudformation/stack:Stack",
    "aws:cloudformation/stackSet:StackSet",
    "aws:serverlessrepository/cloudFormationStack:CloudFormationStack",
    "aws-native:cloudformation:Stack",
    "aws-native:cloudformation:StackSet",
    "azure-native:resources:Deployment",
    "kubernetes:helm.sh/v3:Release",
  ]) {
    it(`is what the template of ${type} declares`, () => {
      expect(found([pack], type)).to.deep.equal([
        {
          kind: "template",
          urn: `urn:pulumi:dev::shop::${type}::it`,
          reason: "what its template declares is not in the plan",
        },
      ]);
    });
  }

  for (const type of ["command:local:Command", "command:remote:Command"]) {
    it(`is what ${type} does`, () => {
      expect(found([pack], type).map(({ kind }) => kind)).to.deep.equal(["command"]);
    });
  }

  it("is not a resource that is only read", () => {
    const resources = [resource("aws:cloudformation/stack:Stack", "read")];
    expect(notEvaluated({ packs: [pack], resources })).to.deep.equal([]);
  });
});

import { expect } from "chai";
import type { PlannedResource, Properties } from "../../../../preview/model";
import type { SchemaProperty } from "../../../../tools/maintenance/plan-mutation/schema/schema-type";
import { mutationsOfState } from "../../../../tools/maintenance/state-mutation/state-mutations";

const text = { kind: "string", values: [] } as const;
const declared: readonly SchemaProperty[] = [
  { name: "name", isRequired: true, type: text },
  { name: "layers", isRequired: false, type: { kind: "list", element: text } },
  { name: "tags", isRequired: false, type: { kind: "map", element: text } },
];

const resource: PlannedResource = {
  urn: "urn:pulumi:prod::etl::aws:lambda/function:Function::etl",
  type: "aws:lambda/function:Function",
  name: "etl",
  kind: "custom",
  remote: false,
  inputs: {},
  outputs: {
    arn: "arn:etl",
    layers: ["a", "b"],
    name: "etl",
    tags: { A: "1" },
    tagsAll: { A: "1" },
  },
  dependencies: [],
  propertyDependencies: {},
  options: { protect: false, ignoreChanges: [], aliases: [], additionalSecretOutputs: [] },
};

function outputsBy(path: string, operator: string): readonly (Properties | undefined)[] {
  return [...mutationsOfState([resource], () => declared)]
    .filter((mutant) => mutant.path === path && mutant.operator === operator)
    .map((mutant) => mutant.make()?.[0]?.outputs);
}

describe("the changes of a deployed state", () => {
  it("are of outputs, and leave what the program declares", () => {
    expect(outputsBy("name", "other text")).to.deep.equal([
      { ...resource.outputs, name: "etl-other" },
    ]);
    const inputs = [...mutationsOfState([resource], () => declared)].map(
      ({ make }) => make()?.[0]?.inputs ?? {},
    );
    expect(new Set(inputs.map((each) => JSON.stringify(each)))).to.deep.equal(new Set(["{}"]));
  });

  it("are not of what AWS computes, or what only a program can write", () => {
    const all = [...mutationsOfState([resource], () => declared)];
    expect(all.filter(({ path }) => path === "arn" || path.startsWith("tagsAll"))).to.deep.equal(
      [],
    );
    expect(all.filter(({ operator }) => operator === "unknown")).to.deep.equal([]);
  });

  it("put one element more into a list", () => {
    expect(outputsBy("layers", "element added")).to.deep.equal([
      { ...resource.outputs, layers: ["a", "b", "a-other"] },
    ]);
  });

  it("change the tags with the provider's", () => {
    expect(outputsBy("tags.A", "removed")).to.deep.equal([
      { ...resource.outputs, tags: {}, tagsAll: {} },
    ]);
  });

  it("take the resource out of the state", () => {
    const [removed] = [...mutationsOfState([resource], () => declared)].filter(
      ({ path }) => path === "<resource>",
    );
    expect(removed?.make()).to.deep.equal([]);
  });
});

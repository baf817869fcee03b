import type { PolicyResource } from "@pulumi/policy";
import { expect } from "chai";
import {
  createStackView as createView,
  type DeclaredResource,
  isNodeOf,
  type RecordedInputs,
} from "../../../policy-pack/stack/stack-view";
import { unknown } from "../../../policy-pack/testing/test-resource";

function resource(
  name: string,
  props: Readonly<Record<string, unknown>>,
  more: Partial<PolicyResource> = {},
): PolicyResource {
  const type = "test:index:Thing";
  return {
    urn: `urn:${name}`,
    type,
    name,
    props,
    opts: {
      protect: false,
      ignoreChanges: [],
      aliases: [],
      customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
      additionalSecretOutputs: [],
    },
    dependencies: [],
    propertyDependencies: {},
    isType: () => false,
    asType: () => undefined,
    ...more,
  };
}

function createStackView(resources: readonly PolicyResource[], recorded: RecordedInputs) {
  return createView(resources, recorded, { keepsAllOutputs: true });
}

describe("the view of a stack", () => {
  it("has the recorded inputs, beside the outputs", () => {
    const [node] = createStackView(
      [resource("a", { size: 1, arn: "arn:a" })],
      new Map([["urn:a", { size: 2 }]]),
    ).nodes;
    expect(node?.inputs).to.deep.equal({ size: 2 });
    expect(node?.outputs).to.deep.equal({ size: 1, arn: "arn:a" });
  });

  it("has of a plan's outputs what names a resource, and its region", () => {
    const outputs = { arn: "arn:a", bucket: unknown, region: "eu-west-1", size: 1, tagsAll: {} };
    const [node] = createView([resource("a", outputs)], new Map([["urn:a", { size: 2 }]]), {
      keepsAllOutputs: false,
    }).nodes;
    expect(node?.outputs).to.deep.equal({ arn: "arn:a", bucket: unknown, region: "eu-west-1" });
  });

  it("has one copy of what many resources share: their provider's properties", () => {
    const provider = (props: object) => ({
      type: "pulumi:providers:aws",
      urn: "urn:p",
      name: "p",
      props,
    });
    const [a, b, c] = createStackView(
      [
        resource("a", {}, { provider: provider({ region: "eu-west-1" }) }),
        resource("b", {}, { provider: provider({ region: "eu-west-1" }) }),
        resource("c", {}, { provider: provider({ region: "eu-west-2" }) }),
      ],
      new Map(),
    ).nodes;
    expect(b?.providerProperties).to.equal(a?.providerProperties);
    expect(c?.providerProperties).to.deep.equal({ region: "eu-west-2" });
  });

  it("takes the outputs for the inputs where none were recorded", () => {
    const [node] = createStackView([resource("a", { size: 1 })], new Map()).nodes;
    expect(node?.inputs).to.deep.equal({ size: 1 });
  });

  it("has the resources by their URNs, in whatever order they came", () => {
    const { nodes } = createStackView(
      [resource("b", {}), resource("c", {}), resource("a", {})],
      new Map(),
    );
    expect(nodes.map(({ name }) => name)).to.deep.equal(["a", "b", "c"]);
  });

  it("links nodes with each other, and leaves out what is not in the stack", () => {
    const target = resource("b", {});
    const source = resource(
      "a",
      {},
      { propertyDependencies: { bucket: [target, resource("gone", {})] } },
    );
    const [a, b] = createStackView([source, target], new Map()).nodes;
    expect(a?.propertyDependencies).to.deep.equal({ bucket: [b] });
    expect(b?.propertyDependencies).to.deep.equal({});
  });

  it("has the properties of a resource's provider, or none", () => {
    const provider = { type: "pulumi:providers:aws", urn: "urn:p", name: "p" };
    const [a, b] = createStackView(
      [
        resource("a", {}, { provider: { ...provider, props: { region: "eu-west-1" } } }),
        resource("b", {}),
      ],
      new Map(),
    ).nodes;
    expect(a?.providerProperties).to.deep.equal({ region: "eu-west-1" });
    expect(b?.providerProperties).to.deep.equal({});
  });

  it("finds nodes by their types, and none of a type that is absent", () => {
    const stack = createStackView(
      [resource("a", {}), resource("b", {}, { type: "test:index:Other" }), resource("c", {})],
      new Map(),
    );
    const names = stack.ofType("test:index:Other", "test:index:None", "test:index:Thing");
    expect(names.map(({ name }) => name)).to.deep.equal(["b", "a", "c"]);
  });

  it("has what a template declares behind it, linked by where its values come from", () => {
    const declare = (name: string, more: Partial<DeclaredResource> = {}): DeclaredResource => ({
      ...{ type: "test:index:Part", name, logicalId: name, inputs: {}, outputs: {}, sources: {} },
      ...more,
    });
    const { nodes } = createView(
      [
        resource("a", {}, { propertyDependencies: { parameters: [resource("b", {})] } }),
        resource("b", {}),
        resource("c", {}, { propertyDependencies: { size: [resource("a", {})] } }),
      ],
      new Map(),
      {
        keepsAllOutputs: false,
        declared: new Map([
          [
            "urn:a",
            [
              declare("First"),
              declare("Second", {
                sources: { role: ["parameters"], topic: ["none"] },
                siblings: { queue: ["Third", "First"] },
              }),
              declare("Third", { namesFirst: ["bucket"] }),
            ],
          ],
        ]),
      },
    );
    const linked = nodes.map(({ name, propertyDependencies }) => [
      name,
      Object.entries(propertyDependencies).map(
        ([property, targets]) => `${property}: ${targets.map((each) => each.name).join()}`,
      ),
    ]);
    expect(linked).to.deep.equal([
      ["a", ["parameters: b"]],
      ["First", []],
      ["Second", ["role: b", "topic: ", "queue: First,Third"]],
      ["Third", ["bucket: First"]],
      ["b", []],
      ["c", ["size: First,Second,Third"]],
    ]);
  });

  it("tells of what type a node is", () => {
    const [node] = createStackView([resource("a", {})], new Map()).nodes;
    expect(node && isNodeOf(node, "test:index:Thing")).to.equal(true);
    expect(node && isNodeOf(node, "test:index:Other")).to.equal(false);
  });
});

import { dirname } from "node:path";
import { expect } from "chai";
import { documentedValues } from "../../../../tools/maintenance/plan-mutation/schema/documented-values";
import { readDeclarations } from "../../../../tools/maintenance/plan-mutation/schema/read-declarations";

describe("the declared inputs of resources", () => {
  const declarations = readDeclarations(dirname(require.resolve("@pulumi/aws/package.json")));
  const typeOf = (type: string, property: string) =>
    declarations.inputsOf(type)?.find(({ name }) => name === property)?.type;

  it("have their types, with the values that the documentation lists", () => {
    expect(typeOf("aws:lambda/function:Function", "publish")).to.deep.equal({ kind: "boolean" });
    expect(typeOf("aws:lambda/function:Function", "tracingConfig")).to.deep.equal({
      kind: "object",
      properties: [
        {
          name: "mode",
          isRequired: true,
          type: { kind: "string", values: ["Active", "PassThrough"] },
        },
      ],
    });
  });

  it("have the values of an enum", () => {
    expect(typeOf("aws:lambda/function:Function", "runtime"))
      .to.have.property("values")
      .that.includes.members(["nodejs24.x", "python3.14"]);
  });

  it("are undefined for a type that the SDK has not", () => {
    expect(declarations.inputsOf("aws:lambda/nothing:Nothing")).to.equal(undefined);
  });

  it("take as values what a sentence on values quotes, and nothing else", () => {
    const comment =
      "Set by `name`. Valid values are `Enabled` and `Suspended`, not `true`. See `other`.";
    expect(documentedValues(comment)).to.deep.equal(["Enabled", "Suspended"]);
  });
});

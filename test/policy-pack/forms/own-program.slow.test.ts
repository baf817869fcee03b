import { expect } from "chai";
import type { PlannedResource, Properties } from "../../../preview/model";
import { evaluatePlan } from "../../support/policies/evaluate-plan";
import { nativeForm, withSayableInputs } from "../../support/policies/other-forms";
import { sharedPlan } from "../../support/stacks/shared-plan";

const functionType = "aws:lambda/function:Function";

describe("this repository's program, in the words of aws-native", () => {
  it("is as clean as in those of aws", async () => {
    const { resources } = await sharedPlan({ stack: "prod" });
    const converted = resources.flatMap(inNative);
    const native = converted.filter(({ type }) => type.startsWith("aws-native:"));
    expect(native.length).to.be.at.least(55);
    expect(await evaluatePlan(converted)).to.deep.equal([]);
  });

  it("is reported where it is changed there", async () => {
    const { resources } = await sharedPlan({ stack: "prod" });
    const changed = resources.flatMap(inNative).map((each) => {
      if (each.type !== "aws-native:lambda:Function") return each;
      return { ...each, inputs: { ...each.inputs, memorySize: 4096, architectures: ["x86_64"] } };
    });
    const found = (await evaluatePlan(changed)).map(({ policy }) => policy);
    expect(found).to.include.members(["lambda-memory-ceiling", "lambda-arm64"]);
  });
});

/** The resource, and the version of a function that is published; as it is, where aws-native can't say it. */
function inNative(resource: PlannedResource): readonly PlannedResource[] {
  const { type, name, urn, propertyDependencies } = resource;
  const sayable = withSayableInputs({
    type,
    name,
    inputs: qualified(resource),
    dependsOn: propertyDependencies,
  });
  const native = nativeForm(sayable);
  if (!native) return [resource];
  const { dependsOn = {} } = native;
  const inputs = native.inputs as Properties;
  const converted = {
    ...resource,
    ...{ type: native.type, inputs, outputs: inputs, propertyDependencies: dependsOn },
  };
  if (type !== functionType || resource.inputs.publish !== true) return [converted];
  const functionName = String(resource.inputs.name);
  const version = {
    ...resource,
    ...{ type: "aws-native:lambda:Version", name: `${name}-version`, urn: `${urn}-version` },
    ...{ inputs: { functionName }, outputs: {}, propertyDependencies: { functionName: [urn] } },
  };
  return [converted, version];
}

/** CloudFormation has the alias behind the name of the function. */
function qualified({ type, inputs }: PlannedResource): PlannedResource["inputs"] {
  const { qualifier, ...others } = inputs;
  const isPermission = type === "aws:lambda/permission:Permission" && qualifier !== undefined;
  return isPermission ? { ...others, function: `${others.function}:${qualifier}` } : inputs;
}

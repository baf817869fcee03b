import { readFileSync } from "node:fs";
import { expect } from "chai";
import { coerceScalars } from "../../../preview/aws/coerce-scalars";
import { scalarInputs } from "../../../preview/aws/scalar-inputs";
import { unknownValue, wrapSecret } from "../../../preview/engine/property-values";

const functionType = "aws:lambda/function:Function";

describe("numbers and booleans that are written as text", () => {
  it("are converted, as by the provider's Check", () => {
    const inputs = { memorySize: "512", timeout: " 60", publish: "true", skipDestroy: "F" };
    expect(coerceScalars(functionType, inputs)).to.deep.equal({
      ...{ memorySize: 512, timeout: " 60", publish: true, skipDestroy: false },
    });
  });

  it("stay as they are if they are not valid, unknown, or text by their type", () => {
    const inputs = {
      ...{ memorySize: "much", timeout: unknownValue, publish: "yes", skipDestroy: "" },
      ...{ description: "50", tags: { Size: "512" }, reservedConcurrentExecutions: 50 },
    };
    expect(coerceScalars(functionType, inputs)).to.deep.equal(inputs);
    expect(coerceScalars("aws:other/thing:Thing", { size: "1" })).to.deep.equal({ size: "1" });
  });

  it("are found within objects, lists and secrets", () => {
    const alarm = { metricQueries: [{ period: "60", id: "1" }, { metric: { period: "300" } }] };
    expect(coerceScalars("aws:cloudwatch/metricAlarm:MetricAlarm", alarm)).to.deep.equal({
      metricQueries: [{ period: 60, id: "1" }, { metric: { period: 300 } }],
    });
    const secret = {
      memorySize: wrapSecret("512"),
      ephemeralStorage: wrapSecret({ size: "1024" }),
    };
    expect(coerceScalars(functionType, secret)).to.deep.equal({
      memorySize: wrapSecret(512),
      ephemeralStorage: wrapSecret({ size: 1024 }),
    });
  });

  for (const [type, { numbers = [], booleans = [] }] of Object.entries(scalarInputs)) {
    it(`of ${type} are those that the SDK declares`, () => {
      const isOwn = (path: string) => !path.includes(".");
      expect(numbers.filter(isOwn)).to.have.members(declared(type, "number"));
      expect(booleans.filter(isOwn)).to.have.members(declared(type, "boolean"));
    });
  }
});

/** The inputs of that type among the arguments of the resource, from the installed @pulumi/aws. */
function declared(type: string, scalar: "number" | "boolean"): readonly string[] {
  const [, module = "", name = ""] = type.split(":");
  const source = readFileSync(require.resolve(`@pulumi/aws/${module}.d.ts`), "utf8");
  const [, after = ""] = source.split(`export interface ${name}Args {`);
  const [args = ""] = after.split("\n}");
  const pattern = new RegExp(`^ {4}(\\w+)\\??: pulumi\\.Input<${scalar}\\b`, "gm");
  return [...args.matchAll(pattern)].map(([, input = ""]) => input);
}

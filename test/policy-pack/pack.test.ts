import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { expect } from "chai";
import { policies } from "../../policy-pack/policies";

const packFolder = join(__dirname, "../../policy-pack");
const names = policies.map(({ name }) => name);

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(packFolder, folder)).filter((file) => file.endsWith(".ts"));
}

describe("the policy pack", () => {
  it("has one file for each policy, named like it", () => {
    const files = sourcesIn("policies").map((file) => file.replace(/\.ts$/, ""));
    expect(files.filter((file) => file !== "index")).to.have.members(names);
  });

  it("has a test for each policy, named like it", () => {
    const tests = readdirSync(join(__dirname, "policies")).map((file) =>
      file.replace(/\.test\.ts$/, ""),
    );
    expect(tests).to.include.members(names);
  });

  it("names every policy once", () => {
    expect(names).to.deep.equal([...new Set(names)]);
  });

  it("has the settings first, what looks back last, and between them an alphabetical order", () => {
    expect(names.at(0)).to.equal("settings");
    expect(names.slice(-2)).to.deep.equal(["configuration-not-relaxed", "exemptions"]);
    expect(names.slice(1, -2)).to.deep.equal(names.slice(1, -2).toSorted());
  });

  it("uses no type that the compiler would not check", () => {
    const files = [
      ...sourcesIn(""),
      ...sourcesIn("policies").map((file) => join("policies", file)),
    ];
    const unchecked = files.filter((file) =>
      /[:<] ?any\b|\bas any\b|@ts-(ignore|expect-error|nocheck)/.test(
        readFileSync(join(packFolder, file), "utf8"),
      ),
    );
    expect(unchecked).to.deep.equal([]);
  });
});

/** The schema of a number, or of the numbers in a map. */
function numberSchema(schema: unknown): object | undefined {
  const { type, additionalProperties } = schema as {
    readonly type?: unknown;
    readonly additionalProperties?: unknown;
  };
  if (type === "integer" || type === "number") return schema as object;
  return typeof additionalProperties === "object" && additionalProperties !== null
    ? numberSchema(additionalProperties)
    : undefined;
}

for (const policy of policies) {
  describe(`the metadata of ${policy.name}`, () => {
    it("tells a reader what it is for", () => {
      expect(policy.displayName).to.match(/^[A-Z].{5,60}[^.]$/);
      expect(policy.description).to.match(/^[A-Z][^\n]{20,}\.$/);
      expect(policy.remediationSteps).to.match(/^[A-Z][^\n]{20,}\.$/);
      expect(policy.url).to.match(
        /^https:\/\/(docs\.aws\.amazon\.com|www\.pulumi\.com|github\.com)\/./,
      );
    });

    it("ranks it and places it", () => {
      expect(policy.severity).to.be.oneOf(["low", "medium", "high", "critical"]);
      expect(policy.enforcementLevel).to.be.oneOf(["advisory", "mandatory", "disabled"]);
      expect(policy.framework).to.have.all.keys("name", "version", "reference", "specification");
      expect(policy.tags).to.be.an("array").that.is.not.empty;
    });

    const properties = Object.entries(policy.configSchema?.properties ?? {});
    it("bounds its numbers on both sides, so that none is out of all proportion", () => {
      const numbers = properties
        .map(([property, schema]) => [property, numberSchema(schema)] as const)
        .filter(([, schema]) => schema !== undefined);
      for (const [property, schema] of numbers) {
        expect(schema, property).to.include.keys("minimum", "maximum");
      }
    });
    for (const [property, schema] of properties) {
      it(`gives ${property} a description, and a default that its own schema accepts`, () => {
        const { default: value, ...rest } = schema as { readonly default: unknown };
        expect(rest)
          .to.have.property("description")
          .that.matches(/^[A-Z].*\.$/);
        const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(rest);
        validate(value);
        expect(validate.errors).to.equal(null);
      });
    }
  });
}

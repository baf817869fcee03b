import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { expect } from "chai";
import { policies } from "../../../../policy-pack/policies";
import { createPresets, type PresetPolicy } from "../../../../tools/docs/pack-config/presets";

const projectRoot = join(__dirname, "../../../..");
const presetFolder = join(projectRoot, "policy-pack/presets");

const some: readonly PresetPolicy[] = [
  { name: "settings", enforcementLevel: "mandatory" },
  { name: "judges", enforcementLevel: "mandatory" },
  { name: "warns", enforcementLevel: "advisory" },
  { name: "is-off", enforcementLevel: "disabled" },
  { name: "mends", enforcementLevel: "disabled", remediateResource: () => undefined },
];

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(projectRoot, "policy-pack", file), "utf8"));
}

describe("the presets", () => {
  it("are strict: all that evaluates is mandatory, and unknown documents are", () => {
    expect(createPresets(some).strict).to.deep.equal({
      settings: { enforcementLevel: "mandatory", unknownDocuments: "mandatory" },
      judges: "mandatory",
      warns: "mandatory",
      "is-off": "mandatory",
      mends: "disabled",
    });
  });

  it("are recommended: each policy at its own level", () => {
    expect(createPresets(some).recommended).to.deep.equal({
      settings: "mandatory",
      judges: "mandatory",
      warns: "advisory",
      "is-off": "disabled",
      mends: "disabled",
    });
  });

  it("are for an audit: everything is advisory", () => {
    expect(createPresets(some).audit).to.deep.equal({
      settings: "advisory",
      judges: "advisory",
      warns: "advisory",
      "is-off": "advisory",
      mends: "advisory",
    });
  });

  it("need every policy to have a level", () => {
    expect(() => createPresets([{ name: "forgotten" }])).to.throw(
      "policy forgotten has no default level",
    );
  });
});

describe("the files of the presets and the schema", () => {
  it("have every policy of the pack, and are up to date", () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--require", "tsx/cjs", "tools/docs/write-pack-config.ts", "--check"],
      { cwd: projectRoot, encoding: "utf8" },
    );
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
    for (const file of readdirSync(presetFolder)) {
      expect(readJson(`presets/${file}`)).to.have.all.keys(policies.map(({ name }) => name));
    }
  });

  const presets = readdirSync(presetFolder).map((file) => `presets/${file}`);
  for (const file of presets) {
    it(`${file} is valid against the schema`, () => {
      const schema = readJson("schema/policy-pack-config.schema.json") as object;
      const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
      validate(readJson(file));
      expect(validate.errors).to.equal(null);
    });
  }
});

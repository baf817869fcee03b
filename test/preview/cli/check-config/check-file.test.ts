import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { type CheckingPack, checkFile } from "../../../../preview/cli/check-config/check-file";
import type { PolicyConfig, PolicyInfo } from "../../../../preview/packs/pack-info";
import { PreviewError } from "../../../../preview/preview-error";

const pack: CheckingPack = {
  directory: "pack",
  info: {
    name: "shop",
    version: "1.0.0",
    supportsConfig: true,
    initialConfig: new Map(),
    policies: [
      {
        name: "settings",
        description: "",
        level: "mandatory",
        schema: {
          properties: { exemptions: { type: "array" }, owner: { type: "string", minLength: 1 } },
          required: [],
        },
      },
      {
        name: "memory-ceiling",
        description: "",
        level: "mandatory",
        schema: { properties: { maxMemoryMb: { type: "integer", minimum: 128 } }, required: [] },
      },
      { name: "exemptions", description: "", level: "mandatory" },
    ],
  },
};

interface Case {
  readonly title: string;
  readonly text: string;
  readonly mistakes: readonly string[];
  readonly relaxed?: readonly string[];
  readonly isOff?: boolean;
}

const cases: readonly Case[] = [
  {
    title: "a configuration that is fine",
    text: '{"all": "mandatory", "memory-ceiling": {"enforcementLevel": "remediate", "maxMemoryMb": 128}}',
    mistakes: [],
  },
  {
    title: "levels that are lower than by default",
    text: '{"all": "advisory", "memory-ceiling": {"enforcementLevel": "mandatory"}, "exemptions": "disabled"}',
    mistakes: [],
    relaxed: [
      "exemptions is disabled, and mandatory by default",
      "settings is advisory, and mandatory by default",
    ],
  },
  {
    title: "a configuration that disables everything",
    text: '{"all": "disabled"}',
    mistakes: [],
    relaxed: [
      "exemptions is disabled, and mandatory by default",
      "memory-ceiling is disabled, and mandatory by default",
      "settings is disabled, and mandatory by default",
    ],
    isOff: true,
  },
  {
    title: "duplicate names, however they are escaped",
    text: '{\n  "memory-ceiling": "advisory",\n  "memory-ceiling": { "maxMemoryMb": 128,\n\t"maxMemory\\u004db": 256 }\n}',
    mistakes: [
      '"maxMemory\\u004db" in line 4 is a duplicate: the engine takes the last one.',
      '"memory-ceiling" in line 3 is a duplicate: the engine takes the last one.',
    ],
  },
  { title: "an empty file", text: "\n", mistakes: [] },
  {
    title: "a mistyped policy, property, level and value, each with a suggestion",
    text: '{"memory-celing": "mandatory", "memory-ceiling": {"maxMemryMb": 1, "maxMemoryMb": 64}, "exemptions": "mandatry"}',
    mistakes: [
      'exemptions: "mandatry" is not an enforcement level; expected one of advisory, mandatory, remediate, disabled. Did you mean "mandatory"?',
      '"memory-celing" is not a policy of this pack. Did you mean "memory-ceiling"?',
      'memory-ceiling: "maxMemryMb" is not a property of its configuration. Did you mean "maxMemoryMb"?',
      "memory-ceiling: maxMemoryMb must be >= 128, not 64.",
    ],
  },
  {
    title: "exemptions that are not a list",
    text: '{"settings": {"exemptions": {}}}',
    mistakes: ["settings: exemptions must be array, not {}."],
  },
  {
    title: "the name of a schema, which the engine takes for a policy",
    text: '{"$schema": "./policy-pack-config.schema.json"}',
    mistakes: [
      '"$schema": the engine takes it for a policy. Set the schema in the editor instead.',
    ],
  },
];

describe("the check of a configuration file", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "check-config-"));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function write(text: string): string {
    const file = join(folder, "config.json");
    writeFileSync(file, text);
    return file;
  }

  for (const { title, text, mistakes, relaxed = [], isOff = false } of cases) {
    it(`checks ${title}`, async () => {
      const file = write(text);
      const expected = { file, mistakes, relaxed, isOff, notes: [] };
      expect(await checkFile(pack, file)).to.deep.equal(expected);
    });
  }

  it("adds the results of the pack's own checks", async () => {
    const file = write('{"memory-ceiling": "advisory"}');
    const more = (
      policies: readonly PolicyInfo[],
      config: ReadonlyMap<string, PolicyConfig>,
    ): readonly string[] => [`${config.get("memory-ceiling")?.level} among ${policies.length}`];
    const { mistakes, relaxed } = await checkFile(pack, file, { mistakes: more, relaxed: more });
    expect(mistakes).to.deep.equal(["advisory among 3"]);
    expect(relaxed).to.deep.equal([
      "advisory among 3",
      "memory-ceiling is advisory, and mandatory by default",
    ]);
  });

  it("notes ESC environments, which are not a mistake", async () => {
    const file = write('{"environments": ["prod"], "memory-ceiling": "mandatory"}');
    expect(await checkFile(pack, file)).to.deep.equal({
      file,
      mistakes: [],
      relaxed: [],
      isOff: false,
      notes: [
        '"environments" names Pulumi ESC environments (prod): the pack runs without their values, which can\'t be read offline.',
      ],
    });
  });

  it("reports that the preview refuses any configuration of a pack that supports none", async () => {
    const info = { ...pack.info, supportsConfig: false };
    const file = write("{}");
    const checked = await checkFile({ ...pack, info }, file);
    expect(checked.mistakes).to.deep.equal(["The policy pack does not support configuration."]);
    const unconfigured = await checkFile({ ...pack, info }, "offline-preview.json", {}, []);
    expect(unconfigured.mistakes).to.deep.equal([]);
  });

  it("reports invalid JSON as a mistake", async () => {
    const file = write("{");
    const { mistakes } = await checkFile(pack, file);
    expect(mistakes).to.have.length(1);
    expect(mistakes[0]).to.match(/^The policy configuration .*config\.json is not valid JSON: /);
  });

  it("rejects if there is no file", async () => {
    const error = await checkFile(pack, join(folder, "none.json")).catch((reason) => reason);
    expect(error).to.be.instanceOf(PreviewError);
    expect(error.status).to.equal(64);
  });
});

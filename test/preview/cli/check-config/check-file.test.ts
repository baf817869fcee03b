import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { checkFile } from "../../../../preview/cli/check-config/check-file";
import type { PackInfo } from "../../../../preview/packs/pack-info";
import { PreviewError } from "../../../../preview/preview-error";

const pack: PackInfo = {
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
};

interface Case {
  readonly title: string;
  readonly text: string;
  readonly mistakes: readonly string[];
}

const cases: readonly Case[] = [
  {
    title: "a configuration that is fine",
    text: '{"all": "advisory", "memory-ceiling": {"enforcementLevel": "mandatory", "maxMemoryMb": 128}}',
    mistakes: [],
  },
  { title: "an empty file", text: "\n", mistakes: [] },
  {
    title: "a mistyped policy, property, level and value, each with the nearest",
    text: '{"memory-celing": "mandatory", "memory-ceiling": {"maxMemryMb": 1, "maxMemoryMb": 64}, "exemptions": "mandatry"}',
    mistakes: [
      'exemptions: "mandatry" is no enforcement level; expected one of advisory, mandatory, remediate, disabled. Did you mean "mandatory"?',
      '"memory-celing" is no policy of this pack. Did you mean "memory-ceiling"?',
      'memory-ceiling: "maxMemryMb" is no property of its configuration. Did you mean "maxMemoryMb"?',
      "memory-ceiling: maxMemoryMb must be >= 128, not 64.",
    ],
  },
  {
    title: "exemptions from policies that are not there, or from what watches over them",
    text: '{"settings": {"exemptions": [{"policy": "memory-celing", "expires": "2027-02-28"}, {"policy": "settings"}, {"policy": "memory-ceiling", "expires": "2027-02-30"}, {"policy": "memory-ceiling", "expires": "soon"}, 1]}}',
    mistakes: [
      'settings: exemptions.0.policy "memory-celing" is no policy of this pack. Did you mean "memory-ceiling"?',
      'settings: exemptions.1.policy "settings" is no policy of this pack.',
      'settings: exemptions.2.expires "2027-02-30" is in no calendar.',
    ],
  },
  {
    title: "exemptions without a word of reason or owner",
    text: '{"settings": {"exemptions": [{"reason": " ", "owner": "team-a"}, {"reason": "agreed", "owner": "\\t"}], "owner": ""}}',
    mistakes: [
      'settings: owner must have 1 or more characters, not "".',
      "settings: exemptions.0.reason is blank.",
      "settings: exemptions.1.owner is blank.",
    ],
  },
  {
    title: "exemptions that are no list",
    text: '{"settings": {"exemptions": {}}}',
    mistakes: ["settings: exemptions must be array, not {}."],
  },
  {
    title: "the name of a schema, which the engine takes for a policy",
    text: '{"$schema": "./policy-pack-config.schema.json"}',
    mistakes: [
      '"$schema": the engine takes it for a policy; name the schema in the settings of the editor.',
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

  for (const { title, text, mistakes } of cases) {
    it(`finds what is wrong in ${title}`, async () => {
      const file = write(text);
      expect(await checkFile(pack, file)).to.deep.equal({ file, mistakes });
    });
  }

  it("takes what is no JSON for a mistake", async () => {
    const file = write("{");
    const { mistakes } = await checkFile(pack, file);
    expect(mistakes).to.have.length(1);
    expect(mistakes[0]).to.match(/^The policy configuration .*config\.json is not valid JSON: /);
  });

  it("rejects where there is no file", async () => {
    const error = await checkFile(pack, join(folder, "none.json")).catch((reason) => reason);
    expect(error).to.be.instanceOf(PreviewError);
    expect(error.status).to.equal(64);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { checkFile } from "../../../preview/cli/check-config/check-file";
import type { PackInfo } from "../../../preview/packs/pack-info";
import { exemptionMistakes } from "../../../tools/preview/exemption-mistakes";

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

const cases = [
  {
    title: "exemptions from policies that are not there, or from what watches over them",
    text: '{"settings": {"exemptions": [{"policy": "memory-celing", "expires": "2027-02-28"}, {"policy": "settings"}, {"policy": "memory-ceiling", "expires": "2027-02-30"}, {"policy": "memory-ceiling", "expires": "soon"}, 1]}}',
    mistakes: [
      'settings: exemptions.0.policy "memory-celing" is not a policy of this pack. Did you mean "memory-ceiling"?',
      'settings: exemptions.1.policy "settings" is not a policy of this pack.',
      'settings: exemptions.2.expires "2027-02-30" is in no calendar.',
    ],
  },
  {
    title: "exemptions without a word of reason or owner",
    text: '{"settings": {"exemptions": [{"reason": " ", "owner": "team-a"}, {"reason": "agreed", "owner": "\\t"}, {"reason": "\\u200b", "owner": "--"}], "owner": ""}}',
    mistakes: [
      'settings: owner must have 1 or more characters, not "".',
      "settings: exemptions.0.reason is blank.",
      "settings: exemptions.1.owner is blank.",
      "settings: exemptions.2.reason is blank.",
      "settings: exemptions.2.owner is blank.",
    ],
  },
  {
    title: "a stub of an exemption that nobody has filled in",
    text: '{"settings": {"exemptions": [{"policy": "memory-ceiling", "resource": "report", "reason": "", "owner": "", "expires": ""}]}}',
    mistakes: [
      "settings: exemptions.0.expires is blank.",
      "settings: exemptions.0.reason is blank.",
      "settings: exemptions.0.owner is blank.",
    ],
  },
  {
    title: "exemptions for everything",
    text: '{"settings": {"exemptions": [{"resource": "*"}, {"resource": "urn:*"}, {"resource": "*worker"}, {"resource": "urn:pulumi:prod::shop::*::report"}]}}',
    mistakes: [
      'settings: exemptions.0.resource "*" covers every resource.',
      'settings: exemptions.1.resource "urn:*" covers every resource.',
    ],
  },
  {
    title: "exemptions that are no list",
    text: '{"settings": {"exemptions": {}}}',
    mistakes: ["settings: exemptions must be array, not {}."],
  },
  {
    title: "a configuration without exemptions",
    text: '{"memory-ceiling": "advisory"}',
    mistakes: [],
  },
];

describe("the check of the pack's exemptions", () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "exemptions-"));
  });

  after(() => rmSync(folder, { recursive: true }));

  for (const { title, text, mistakes } of cases) {
    it(`finds what is wrong in ${title}`, async () => {
      const file = join(folder, "config.json");
      writeFileSync(file, text);
      const checked = await checkFile({ info: pack, directory: "pack" }, file, {
        mistakes: exemptionMistakes,
      });
      expect(checked.mistakes).to.deep.equal(mistakes);
    });
  }
});

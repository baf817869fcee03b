import path from "node:path";
import { expect } from "chai";
import { checkConfiguredPacks } from "../../../../preview/cli/check-config/check-configured-packs";
import type { PackInfo } from "../../../../preview/packs/pack-info";
import { UsageError } from "../../../../preview/preview-error";
import { removeTemporaryProjects, temporaryProgram } from "../../temporary-project";

const info: PackInfo = {
  name: "shop",
  version: "1.0.0",
  supportsConfig: true,
  initialConfig: new Map(),
  policies: [
    {
      name: "memory-ceiling",
      description: "",
      level: "mandatory",
      schema: { properties: { maxMemoryMb: { type: "integer", minimum: 128 } }, required: [] },
    },
  ],
};

describe("the check of the configuration file's packs", () => {
  after(removeTemporaryProjects);

  const check = (configuration: object, files: { readonly [name: string]: string } = {}) => {
    const folder = temporaryProgram("", {
      "policies/PulumiPolicy.yaml": "runtime: nodejs\n",
      "offline-preview.json": JSON.stringify(configuration),
      ...files,
    });
    return checkConfiguredPacks(folder, undefined, async (directory) => {
      expect(directory).to.equal(path.join(folder, "policies"));
      return info;
    });
  };

  it("checks preset and configuration together", async () => {
    const config = { "memory-ceiling": { enforcementLevel: "advisory" } };
    expect(
      await check(
        { policyPacks: [{ pack: "policies", preset: "strict", config }] },
        { "policies/presets/strict.json": '{ "memory-ceiling": { "maxMemoryMb": 64 } }' },
      ),
    ).to.deep.equal([
      {
        name: "shop",
        version: "1.0.0",
        files: [
          {
            file: "offline-preview.json: shop",
            mistakes: ["memory-ceiling: maxMemoryMb must be >= 128, not 64."],
            relaxed: ["memory-ceiling is advisory, and mandatory by default"],
            isOff: false,
            notes: [],
          },
        ],
      },
    ]);
  });

  it("checks the file of each stack", async () => {
    const [pack] = await check(
      { stacks: ["dev", "prod"], policyPacks: [{ pack: "policies", config: "{stack}.json" }] },
      { "dev.json": "{}", "prod.json": '{ "memory-celing": "advisory" }' },
    );
    expect(pack?.files).to.deep.equal([
      {
        file: "offline-preview.json: shop for dev",
        mistakes: [],
        relaxed: [],
        isOff: false,
        notes: [],
      },
      {
        file: "offline-preview.json: shop for prod",
        mistakes: ['"memory-celing" is not a policy of this pack. Did you mean "memory-ceiling"?'],
        relaxed: [],
        isOff: false,
        notes: [],
      },
    ]);
  });

  it("requires a file with packs", async () => {
    const error = await check({ stacks: ["dev"] }).catch((reason) => reason);
    expect(error).to.be.instanceOf(UsageError);
    expect(error.message).to.match(
      /^no FILE is given, and there is no offline-preview\.json with policy packs in /,
    );
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { policies } from "../../policy-pack/policies";
import { runPreview } from "../../preview/run/run-preview";
import { unpackPublishedPack } from "../support/policies/published-pack";
import { summarize } from "../support/stacks/run-regression";

const projectRoot = resolve(__dirname, "../..");
const presets = join(projectRoot, "policy-pack/presets");

/** What no program can get wrong in an offline preview. */
const neverReported = {
  settings: "a mistake in its configuration ends the preview",
  drift: "only a deployed stack has any",
  "fill-missing-tags": "it mends, and reports nothing",
};

/** The preset as an organisation would change it: its stages by tag, and an exemption that has expired. */
const strict = {
  ...JSON.parse(readFileSync(join(presets, "strict.json"), "utf8")),
  settings: {
    asOf: "2026-11-23",
    unknownDocuments: "mandatory",
    functionGroups: { "data-transform": { tags: { Stage: "transform" } } },
    exemptions: [
      {
        policy: "lambda-arm64",
        resource: "thumbnails",
        reason: "its image library has no arm64 build",
        owner: "shop",
        expires: "2026-06-30",
      },
    ],
  },
};

async function preview(program: string, pack: string, configFile: string) {
  const { programError, violations } = await runPreview({
    cwd: join(projectRoot, "test/fixtures/programs", program),
    stack: "dev",
    policyPacks: [{ pack, config: configFile }],
  });
  expect(programError).to.equal(undefined);
  return violations;
}

describe("stacks that somebody else wrote", () => {
  let folder: string;
  let pack: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "other-stacks-"));
    pack = join(folder, "pack");
    unpackPublishedPack(pack);
  });

  after(() => rmSync(folder, { recursive: true }));

  it("are told by every policy what is wrong in them, under preset strict", async () => {
    const configFile = join(folder, "strict.json");
    writeFileSync(configFile, JSON.stringify(strict));
    const violations = await preview("careless-shop", pack, configFile);
    const expected = policies.map(({ name }) => name).filter((name) => !(name in neverReported));
    expect([...new Set(violations.map(({ policy }) => policy))].sort()).to.deep.equal(
      expected.sort(),
    );
    expect(violations.filter(({ message }) => message.includes("the policy itself failed"))).to.be
      .empty;
  });

  it("are told nothing where nothing is wrong, under preset recommended", async () => {
    const violations = await preview("careful-shop", pack, join(presets, "recommended.json"));
    expect(summarize(violations)).to.deep.equal([]);
  });
});

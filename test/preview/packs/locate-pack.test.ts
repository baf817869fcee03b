import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { locatePack, presetFile } from "../../../preview/packs/locate-pack";
import { PreviewError } from "../../../preview/preview-error";

describe("where a policy pack is", () => {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "packs-")));
  const project = path.join(root, "apps/shop");
  const installed = path.join(root, "node_modules/@acme/policies");

  before(() => {
    for (const folder of [project, path.join(installed, "presets"), path.join(root, "own")]) {
      mkdirSync(folder, { recursive: true });
    }
    for (const preset of ["strict", "audit"]) {
      writeFileSync(path.join(installed, `presets/${preset}.json`), "{}");
    }
  });

  after(() => rmSync(root, { recursive: true }));

  const refusal = async (attempt: Promise<string>) => {
    const error = await attempt.catch((reason) => reason);
    expect(error).to.be.instanceOf(PreviewError);
    return [error.status, error.message.replaceAll(root, "ROOT")];
  };

  it("is a given folder", async () => {
    const folder = path.join(root, "own");
    expect(await locatePack(folder, project)).to.equal(folder);
  });

  it("is a package of the project or of a parent folder", async () => {
    expect(await locatePack("@acme/policies", project)).to.equal(installed);
  });

  it("is an error without either, which says that nothing is downloaded", async () => {
    expect(await refusal(locatePack("@acme/policy", project))).to.deep.equal([
      64,
      `No such policy pack: ${path.resolve("@acme/policy")} is not a folder, and @acme/policy is not a package in the node_modules of ROOT/apps/shop. A package is not downloaded: install it first.`,
    ]);
  });

  for (const pack of ["./policies", "../policies", "a/b/c", ".", ".."]) {
    it(`is a folder, not a package, for ${pack}`, async () => {
      const found = await locatePack(pack, project).catch((error: Error) => error.message);
      expect(found).to.match(/^(?:\/|No such policy pack folder: \/)/);
    });
  }

  it("has presets, which are chosen by name", async () => {
    expect(await presetFile(installed, "strict")).to.equal(
      path.join(installed, "presets/strict.json"),
    );
    expect(await refusal(presetFile(installed, "strickt"))).to.deep.equal([
      64,
      'The policy pack in ROOT/node_modules/@acme/policies has no preset "strickt". It has: audit, strict. Did you mean "strict"?',
    ]);
    expect(await refusal(presetFile(path.join(root, "own"), "strict"))).to.deep.equal([
      64,
      'The policy pack in ROOT/own has no preset "strict". It has none.',
    ]);
  });
});

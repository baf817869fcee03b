import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { readPackConfiguration } from "../../../preview/packs/configuration";
import { formatConfig } from "../../../preview/packs/merge-configs";
import { PreviewError } from "../../../preview/preview-error";
import { writeFiles } from "../temporary-project";

const presets = {
  "pack/presets/strict.json": {
    memory: { enforcementLevel: "mandatory", maxMb: 512 },
    url: "mandatory",
  },
  "pack/presets/audit.json": { all: "advisory" },
};

describe("a configuration that extends others", () => {
  let root: string;

  beforeEach(() => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), "extends-")));
    write(presets);
  });

  afterEach(() => rmSync(root, { recursive: true }));

  const write = (files: { readonly [name: string]: unknown }) => writeFiles(root, files);

  const read = (...sources: readonly (string | object)[]) =>
    readPackConfiguration(
      sources.map((source) =>
        typeof source === "string" ? path.join(root, source) : { ...source },
      ),
      path.join(root, "pack"),
    );

  async function merged(...sources: readonly (string | object)[]) {
    const config = await read(...sources);
    expect(config.mistakes).to.deep.equal([]);
    return JSON.parse(formatConfig(config));
  }

  async function mistakes(...sources: readonly (string | object)[]) {
    const found = (await read(...sources)).mistakes;
    return found.map((mistake) => mistake.replaceAll(`${root}/`, ""));
  }

  it("takes over a preset, overridden by its own levels and parameters", async () => {
    write({ "shop/policies.json": { extends: ["strict"], memory: { maxMb: 1024 } } });
    expect(await merged("shop/policies.json")).to.deep.equal({
      memory: { enforcementLevel: "mandatory", maxMb: 1024 },
      url: "mandatory",
    });
  });

  it("overrides files relative to itself; later files override earlier ones", async () => {
    write({
      "shop/policies.json": { extends: ["strict", "../acme/all.json", "../acme/data.json"] },
      "acme/all.json": { memory: { maxMb: 256, names: ["a", "b"] }, url: "advisory" },
      "acme/data.json": { memory: { names: ["c"] }, tags: "advisory" },
    });
    expect(await merged("shop/policies.json")).to.deep.equal({
      memory: { enforcementLevel: "mandatory", maxMb: 256, names: ["c"] },
      url: "advisory",
      tags: "advisory",
    });
  });

  it("overrides what a file extends in turn, even the same file twice", async () => {
    write({
      "shop/policies.json": { extends: ["../acme/data.json", "../acme/web.json"] },
      "acme/data.json": { extends: ["./all.json"], tags: "mandatory" },
      "acme/web.json": { extends: ["./all.json"], url: "disabled" },
      "acme/all.json": { extends: ["strict"], memory: "advisory" },
    });
    expect(await merged("shop/policies.json")).to.deep.equal({
      memory: { enforcementLevel: "advisory", maxMb: 512 },
      url: "disabled",
      tags: "mandatory",
    });
  });

  it("overrides the levels of what it extends by its `all`", async () => {
    write({ "policies.json": { extends: ["strict"], all: "advisory" } });
    expect(await merged("policies.json")).to.deep.equal({
      memory: { maxMb: 512 },
      all: "advisory",
    });
  });

  it("adds its exemptions to extended ones, and replaces one for the same resource", async () => {
    const exemption = (policy: string, resource: string, expires: string) => ({
      ...{ policy, resource, reason: "agreed", owner: "data", expires },
    });
    write({
      "shop/policies.json": {
        extends: ["../acme.json"],
        settings: {
          exemptions: [
            exemption("memory", "report", "2027-06-30"),
            exemption("url", "hook", "2027-01-31"),
          ],
        },
      },
      "acme.json": {
        settings: {
          asOf: "2026-12-01",
          exemptions: [
            exemption("memory", "report", "2026-12-31"),
            exemption("memory", "export", "2026-12-31"),
          ],
        },
      },
    });
    expect(await merged("shop/policies.json")).to.deep.equal({
      settings: {
        asOf: "2026-12-01",
        exemptions: [
          exemption("memory", "export", "2026-12-31"),
          exemption("memory", "report", "2027-06-30"),
          exemption("url", "hook", "2027-01-31"),
        ],
      },
    });
  });

  it("replaces exemptions as a whole if they are not a list of exemptions", async () => {
    expect(await merged({ a: { exemptions: ["x"] } }, { a: { exemptions: ["y"] } })).to.deep.equal({
      a: { exemptions: ["y"] },
    });
  });

  it("names the ESC environments of all files", async () => {
    write({
      "policies.json": { extends: ["./acme.json"], environments: ["shop", "acme"] },
      "acme.json": { environments: ["acme"] },
    });
    expect(await merged("policies.json")).to.deep.equal({ environments: ["acme", "shop"] });
  });

  it("need not be in a file", async () => {
    write({ "acme.json": { url: "advisory" } });
    expect(
      await merged({ extends: ["strict", path.join(root, "acme.json")], memory: "advisory" }),
    ).to.deep.equal({
      memory: { enforcementLevel: "advisory", maxMb: 512 },
      url: "advisory",
    });
  });

  it("names the file and the key of a missing preset, file or list", async () => {
    write({
      "shop/policies.json": { extends: ["strickt", "./none.json", "../acme.json"] },
      "acme.json": { extends: "strict", url: "of" },
    });
    expect(await mistakes("shop/policies.json")).to.deep.equal([
      'extends.0: The policy pack in pack has no preset "strickt". It has: audit, strict. Did you mean "strict"?',
      "extends.1: The policy configuration shop/none.json can't be read: there is no such file.",
      'acme.json: "extends": expected a list of presets of the pack and of files (.json).',
      'acme.json: url: "of" is not an enforcement level; expected one of advisory, mandatory, remediate, disabled.',
    ]);
  });

  it("names the file and the key of a cycle", async () => {
    write({
      "a.json": { extends: ["./b.json"] },
      "b.json": { extends: ["strict", "./c.json"] },
      "c.json": { extends: ["./a.json", "./c.json"], url: "advisory" },
    });
    expect(await mistakes("a.json")).to.deep.equal([
      "c.json: extends.0: A file can't extend itself: a.json, which extends b.json, which extends c.json, which extends a.json.",
      "c.json: extends.1: A file can't extend itself: a.json, which extends b.json, which extends c.json, which extends c.json.",
    ]);
  });

  it("is rejected if its own file is missing", async () => {
    const error = await read("none.json").catch((reason) => reason);
    expect(error).to.be.instanceOf(PreviewError);
    expect(error.status).to.equal(64);
  });
});

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { addProgram, installTarball, npx, type Packed, packPreview } from "./installed-package";
import { shopProgram } from "./shop-program";

const repository = path.resolve(__dirname, "../../..");

const usesOfTypes = `
import { PreviewError, type PreviewResult, runPreview } from "@lambda-etl/offline-preview";

export async function names(cwd: string): Promise<readonly string[]> {
  const result: PreviewResult = await runPreview({ cwd, stack: "dev", policyPacks: ["shop-policies"] });
  if (result.programError !== undefined) throw new PreviewError(result.programError);
  return result.resources.map(({ name }) => name);
}
`;

describe("the package of the preview, installed from its tarball in an empty folder", () => {
  const created = mkdtempSync(path.join(tmpdir(), "packed-"));
  let packed: Packed;
  let folder: string;

  before(() => {
    packed = packPreview(created);
    // Another tarball can be tested instead, such as that of a release.
    folder = installTarball(process.env.OFFLINE_PREVIEW_TARBALL ?? packed.tarball);
    addProgram(folder, shopProgram);
  });

  after(() => {
    for (const each of [created, folder]) rmSync(each, { recursive: true, force: true });
  });

  it("holds the bundle, its types and its licenses, and is small", () => {
    const paths = packed.files.map((file) => file.path);
    expect(paths.filter((file) => !file.startsWith("bin/types/"))).to.have.members([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "bin/THIRD-PARTY-NOTICES.txt",
      "bin/index.js",
      "bin/quick-start.cjs",
      "bin/type-check.cjs",
      "compliance.schema.json",
      "node-version.cjs",
      "offline-preview.cjs",
      "offline-preview.schema.json",
      "package.json",
    ]);
    expect(paths.filter((file) => /\.(?:node|wasm)$/.test(file))).to.deep.equal([]);
    expect(packed.size).to.be.below(1_000_000);
    expect(packed.unpackedSize).to.be.below(4_000_000);
  });

  it("names itself in its help and in its errors", () => {
    const help = npx(["offline-preview", "--help"], folder);
    expect(help.status).to.equal(0);
    expect(help.stdout).to.match(/^Usage: offline-preview \[options\]\n/);
    expect(help.stdout).to.contain("(default: the current folder)");
    expect(npx(["offline-preview", "--loud"], folder)).to.deep.equal({
      status: 64,
      stdout: "",
      stderr: "error: Unknown option '--loud'.\nSee offline-preview --help\n",
    });
  });

  it("previews the program of the current folder with an installed pack", () => {
    const { status, stdout, stderr } = npx(
      ["offline-preview", "--policy-pack", "shop-policies"],
      folder,
    );
    expect({ status, stderr }).to.deep.equal({ status: 1, stderr: "" });
    expect(stdout).to.contain("aws:s3:Bucket (orders): The tag owner is missing.");
    expect(stdout).to.contain("1 mandatory policy violation in 1 of 2 resources.");
  });

  for (const { module, moduleResolution } of [
    { module: "nodenext", moduleResolution: "nodenext" },
    { module: "commonjs", moduleResolution: "node10" },
    { module: "esnext", moduleResolution: "bundler" },
  ]) {
    it(`declares its functions to TypeScript with module resolution ${moduleResolution}`, () => {
      writeFileSync(path.join(folder, "uses-types.ts"), usesOfTypes);
      const options = [
        ...[
          "--ignoreConfig",
          "--noEmit",
          "--strict",
          "--exactOptionalPropertyTypes",
          "--types",
          "node",
        ],
        ...["--typeRoots", path.join(repository, "node_modules/@types")],
        ...["--ignoreDeprecations", "6.0", "--lib", "es2024", "--skipLibCheck", "false"],
        ...["--module", module, "--moduleResolution", moduleResolution],
      ];
      const tsc = path.join(repository, "node_modules/typescript/bin/tsc");
      const { stdout } = spawnSync(process.execPath, [tsc, ...options, "uses-types.ts"], {
        cwd: folder,
        encoding: "utf8",
      });
      expect(stdout).to.equal("");
    });
  }

  it("gives its functions to CommonJS and to ES modules", () => {
    const names = "judgeState previewAllStacks runPreview";
    const cjs = `const api = require("@lambda-etl/offline-preview"); console.log(Object.keys(api).sort().join(" "));`;
    const esm = `import { judgeState, previewAllStacks, runPreview } from "@lambda-etl/offline-preview"; console.log([judgeState, previewAllStacks, runPreview].map((each) => each.name).join(" "));`;
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" }).stdout.trim();
    expect(run("--eval", cjs)).to.equal(
      `PreviewError ${names} startCli`.split(" ").sort().join(" "),
    );
    expect(run("--input-type=module", "--eval", esm)).to.equal(names);
  });
});

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { createInterface } from "node:readline";
import { credentials } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type { AnalyzerInfo } from "@pulumi/pulumi/proto/analyzer_pb";
import { expect } from "chai";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { version } from "../../policy-pack/package.json";
import { policies } from "../../policy-pack/policies";
import { describeStaleness } from "../../policy-pack/startup/staleness";
import { packPolicyPack } from "../support/policies/published-pack";

const root = join(__dirname, "../..");
const packFolder = join(root, "policy-pack");
const { dependencies } = JSON.parse(readFileSync(join(packFolder, "package.json"), "utf8")) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

function filesIn(folder: string, extension: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(extension) && !/^(?:node_modules|bin)\b/.test(file))
    .map((file) => join(folder, file));
}

/** What a source or compiled file loads at run time. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  const loading =
    /(?:^(?:import|export)\b(?!\s+type\b)[^;]*?from|^import|\brequire\(|\bimport\()\s*"([^"]+)"/gm;
  return [...text.matchAll(loading)].flatMap(([, specifier]) => specifier ?? []);
}

function leavesPack(file: string, specifier: string): boolean {
  if (specifier.startsWith("node:")) return false;
  if (!specifier.startsWith(".")) {
    return !Object.keys(dependencies).some(
      (name) => specifier === name || specifier.startsWith(`${name}/`),
    );
  }
  const target = resolve(dirname(file), specifier);
  const isFile = [".ts", ".js", "/index.ts", "/index.js"].some((end) =>
    existsSync(`${target}${end}`),
  );
  return relative(packFolder, target).startsWith("..") || !isFile;
}

function startPack(folder: string): ChildProcess {
  const runPolicyPack = require.resolve("@pulumi/pulumi/cmd/run-policy-pack");
  return spawn(process.execPath, [runPolicyPack, "127.0.0.1:1", folder], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function readInfo(port: string): Promise<AnalyzerInfo> {
  const client = new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure());
  try {
    return await new Promise((done, fail) => {
      client.getAnalyzerInfo(new Empty(), (error, info) => (error ? fail(error) : done(info)));
    });
  } finally {
    client.close();
  }
}

describe("the policy pack on its own", () => {
  let folder: string;
  let packed: ReturnType<typeof packPolicyPack>;
  const tarballs = mkdtempSync(join(tmpdir(), "packed-pack-"));

  before(() => {
    const staleness = describeStaleness(packFolder);
    if (staleness) throw new Error(staleness);
    packed = packPolicyPack(tarballs);
  });

  after(() => rmSync(tarballs, { recursive: true }));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "published-pack-"));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it("loads nothing but itself and its dependencies", () => {
    const files = [...filesIn(packFolder, ".ts"), ...filesIn(join(packFolder, "bin"), ".js")];
    const foreign = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => leavesPack(file, specifier))
        .map((specifier) => `${relative(packFolder, file)}: ${specifier}`),
    );
    expect(foreign).to.deep.equal([]);
  });

  it("publishes what is compiled, and no source", () => {
    const { stdout } = spawnSync("tar", ["-tzf", packed.file], { encoding: "utf8" });
    const paths = stdout
      .trim()
      .split("\n")
      .map((path) => path.replace(/^package\//, ""));
    const compiled = filesIn(packFolder, ".ts").map(
      (file) => `bin/${relative(packFolder, file).replaceAll("\\", "/").replace(/ts$/, "js")}`,
    );
    expect(paths).to.include.members([
      "package.json",
      "PulumiPolicy.yaml",
      "README.md",
      "CHANGELOG.md",
      "LICENSE",
      "bin/api.d.ts",
      "bin/sources.json",
      "bin/testing-api.d.ts",
      "compliance.json",
      "presets/audit.json",
      "presets/recommended.json",
      "presets/strict.json",
      "schema/policy-pack-config.schema.json",
      ...compiled,
    ]);
    expect(paths.filter((path) => /(?<!\.d)\.ts$/.test(path))).to.deep.equal([]);
    // A map without its source is of no use.
    expect(paths.filter((path) => path.endsWith(".map"))).to.deep.equal([]);
    expect(paths).not.to.include("own-defaults.json");
  });

  it("packs to one file, whose name is all that npm prints", () => {
    expect(packed.printed).to.equal(`lambda-etl-policies-${version}.tgz\n`);
  });

  it("starts where it was installed from its package, with all of its policies", async () => {
    spawnSync("tar", ["-xzf", packed.file], { cwd: folder });
    const pack = startPack(join(folder, "package"));
    try {
      const [port] = await once(
        createInterface({ input: pack.stdout as NodeJS.ReadableStream }),
        "line",
      );
      const info = await readInfo(port as string);
      expect(info.getName()).to.equal("lambda-etl");
      expect(info.getVersion()).to.equal(version);
      expect(info.getReadme()).to.contain("# @lambda-etl/policies");
      expect(info.getPoliciesList().map((policy) => policy.getName())).to.have.members(
        policies.map(({ name }) => name),
      );
    } finally {
      pack.kill();
    }
  });

  it("refuses to run code that is older than its sources", async () => {
    const stale = join(folder, "stale");
    cpSync(packFolder, stale, {
      recursive: true,
      filter: (source) => !source.includes(join("policy-pack", "node_modules")),
    });
    appendFileSync(join(stale, "policies", "lambda-arm64.ts"), "// changed\n");
    const pack = startPack(stale);
    let errors = "";
    pack.stderr?.on("data", (data) => {
      errors += data;
    });
    const [status] = await once(pack, "close");
    expect(errors).to.equal(
      "The compiled policy pack is older than its sources (policies/lambda-arm64.ts). Run: npm run build\n",
    );
    expect(status).to.equal(1);
  });
});

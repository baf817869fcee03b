import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import example from "../../examples/organization-pack/package.json";
import own from "../../package.json";
import pack from "../../policy-pack/package.json";
import { readCompliances } from "../../preview/compliance/read-compliance";
import type { PreviewResult } from "../../preview/model";
import { describeEvidence } from "../../preview/report/evidence/evidence";
import { runPreview } from "../../preview/run/run-preview";
import { removeTemporaryProjects, temporaryProgram } from "../preview/temporary-project";
import { unpackPublishedPack } from "../support/policies/published-pack";

const repository = path.resolve(__dirname, "../..");

/** Made with a copy of the SDK that is not the one of the package. */
const bucketNames = `
import { validateResourceOfType, type ResourceValidationPolicy } from "@pulumi/policy";

class Bucket { static readonly __pulumiType = "aws:s3/bucket:Bucket"; }

export const bucketNames: ResourceValidationPolicy = {
  name: "bucket-names",
  description: "Names of buckets begin with acme.",
  enforcementLevel: "mandatory",
  validateResource: validateResourceOfType(Bucket as never, (bucket: { bucket?: string }, _args, report) => {
    if (!bucket.bucket?.startsWith("acme-")) report(\`the name is \${bucket.bucket}\`);
  }),
};
`;

const program = `
class Aws extends pulumi.CustomResource {}
new Aws("aws:lambda/function:Function", "large", {
  architectures: ["arm64"],
  memorySize: 1536,
  ephemeralStorage: { size: 1024 },
  tags: { Environment: "prod", Owner: "data" },
});
new Aws("aws:s3/bucket:Bucket", "data", { bucket: "data", tags: { Environment: "test", Owner: "data" } });
`;

describe("the example of an organization's own pack, beside the package from its tarball", () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "organization-"));
    cpSync(path.join(repository, "examples/organization-pack"), folder, { recursive: true });
    const installed = path.join(folder, "node_modules/@lambda-etl/policies");
    unpackPublishedPack(installed);
    // As npm lays it out where the versions differ: the organization's SDK is another copy.
    const modules = path.join(folder, "node_modules");
    cpSync(
      path.join(repository, "node_modules/@pulumi/policy"),
      path.join(modules, "@pulumi/policy"),
      { recursive: true },
    );
    for (const name of [
      "@pulumi/pulumi",
      "@pulumi/aws",
      "@types",
      "@grpc",
      "google-protobuf",
      "tsx",
    ])
      link(`node_modules/${name}`, path.join(modules, name));
  });

  after(() => {
    rmSync(folder, { recursive: true });
    removeTemporaryProjects();
  });

  it("passes its own tests, as a user runs them", () => {
    const mocha = path.join(repository, "node_modules/mocha/bin/mocha.js");
    const { stdout, status } = node([mocha, "--require", "tsx/cjs", "test/*.test.ts"]);
    expect(stdout).to.contain("15 passing");
    expect(status).to.equal(0);
  });

  it("has types", () => {
    const tsc = path.join(repository, "node_modules/typescript/bin/tsc");
    const { stdout, status } = node([tsc, "-p", "."]);
    expect({ stdout, status }).to.deep.equal({ stdout: "", status: 0 });
  });

  it("has the versions that this repository tests it with", () => {
    const versions = { ...own.dependencies, ...own.devDependencies, [pack.name]: pack.version };
    expect(versions).to.include({ ...example.dependencies, ...example.devDependencies });
  });

  describe("with one more policy, on a program", () => {
    let preview: PreviewResult;

    before(async () => {
      writeFileSync(path.join(folder, "policies/bucket-names.ts"), bucketNames);
      edit(
        "index.ts",
        "import { lambdaStorage",
        'import { bucketNames } from "./policies/bucket-names";\nimport { lambdaStorage',
      );
      edit("index.ts", "policies: [", "policies: [bucketNames, ");
      const cwd = temporaryProgram(program);
      preview = await runPreview({ cwd, stack: "dev", policyPacks: [folder] });
    });

    it("finds by its own policies and by those of the package, with its own defaults and levels", () => {
      const { packs, violations } = preview;
      expect(packs.map(({ name }) => name)).to.deep.equal(["acme"]);
      const found = violations.map(({ policy, urn, message, level }) =>
        [urn?.split("::").at(-1), policy, level, message.split("\n").at(-1)].join(" | "),
      );
      expect(found).to.include.members([
        "data | bucket-names | mandatory | the name is data",
        "data | required-tags | mandatory | tags.Environment is test, expected dev or prod",
        "data | s3-versioning | mandatory | has no versioning: add a BucketVersioning",
        "large | lambda-storage-ceiling | mandatory | ephemeralStorage.size is 1024 MB, the ceiling is 512 MB",
      ]);
      expect(found.filter((each) => each.includes("lambda-memory-ceiling"))).to.deep.equal([]);
      expect(found.filter((each) => each.includes("lambda-in-vpc"))).to.deep.equal([]);
    });

    it("answers controls of its own handbook, beside those that the package answers", async () => {
      const results = [preview];
      const compliances = await readCompliances(results);
      const { frameworks, policies } = describeEvidence(results, compliances, "2026-11-30");
      const statusOf = (framework: string, control: string) =>
        frameworks.find(({ id }) => id === framework)?.controls.find(({ id }) => id === control)
          ?.status;
      expect(statusOf("acme", "4.2")).to.equal("failed");
      expect(statusOf("fsbp", "S3.14")).to.equal("failed");
      expect(statusOf("fsbp", "Lambda.1")).to.equal("notApplicable");
      expect(statusOf("fsbp", "Lambda.3")).to.equal("undecided");
      expect(policies.find(({ policy }) => policy === "lambda-in-vpc")?.reason).to.equal(
        "the policy pack has no such policy",
      );
    });

    it("says what is wrong in its definition, without a stack trace, and does not start", async () => {
      edit("index.ts", "lambda-in-vpc", "lambda-in-vcp");
      const runPolicyPack = path.join(folder, "node_modules/@pulumi/pulumi/cmd/run-policy-pack");
      const { stderr, status } = node([runPolicyPack, "127.0.0.1:1", folder]);
      expect({ stderr, status }).to.deep.equal({
        stderr:
          "The pack 'acme' can't be made:\nextend.without names policy 'lambda-in-vcp', which is not there; did you mean 'lambda-in-vpc'?\n",
        status: 1,
      });
    });
  });

  function edit(file: string, from: string, to: string): void {
    const name = path.join(folder, file);
    const text = readFileSync(name, "utf8");
    expect(text).to.contain(from);
    writeFileSync(name, text.replace(from, to));
  }

  function node(args: readonly string[]) {
    return spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  }
});

function link(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true });
  symlinkSync(path.join(repository, from), to, "junction");
}

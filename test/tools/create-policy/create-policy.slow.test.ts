import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { copyProject, type ProjectCopy } from "../../docs/project-copy";
import { runNpmScript } from "../../support/programs/npm-script";

const POLICIES = [
  { name: "s3-trial-of-stack", options: ["--stack"] },
  { name: "lambda-trial-of-one", options: [] },
];

describe("create-policy, in a copy of the project", () => {
  let copy: ProjectCopy;

  before(() => {
    copy = copyProject();
  });

  after(() => copy.remove());

  function run(command: string, ...args: readonly string[]) {
    const bin = join(copy.directory, "node_modules/.bin", command);
    const { status, stdout, stderr } = spawnSync(bin, args, {
      cwd: copy.directory,
      encoding: "utf8",
    });
    return { status, output: stdout + stderr };
  }

  const create = (env: Readonly<Record<string, string>>, ...args: readonly string[]) =>
    runNpmScript("create-policy", args, { cwd: copy.directory, env });

  for (const { name, options } of POLICIES) {
    it(`creates ${name}`, () => {
      const { status, stdout, stderr } = create({}, name, ...options);
      expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
      expect(stdout).to.include(`policy-pack/policies/${name}.ts`);
    });
  }

  it("passes lint as created", () => {
    const { status, output } = run("biome", "check", "policy-pack", "test");
    expect(status, output).to.equal(0);
  });

  it("passes the types as created", () => {
    // The examples import the pack as it is compiled.
    const built = run("tsx", "tools/build/build.ts");
    expect(built.status, built.output).to.equal(0);
    const { status, output } = run("tsc", "-p", "tsconfig.json");
    expect(status, output).to.equal(0);
  });

  it("fails its tests until they are filled in, and says what to fill in", () => {
    const { status, output } = run(
      "mocha",
      ...POLICIES.map(({ name }) => `test/policy-pack/policies/${name}.test.ts`),
      "test/regressions/regressions.test.ts",
      "--grep",
      "filled in|out of date",
    );
    expect(status).to.equal(POLICIES.length + 1);
    expect(output).to.include("rows are still to be filled in, each with a title");
    expect(output).to.include("fail: TODO: what is wrong");
    expect(output).to.include("TODO: the text to replace, which is there once");
  });

  it("refuses an option that npm has kept for itself", () => {
    const { status, stderr } = create(
      { npm_lifecycle_event: "create-policy", npm_config_stack: "true" },
      "s3-trial-of-npm",
    );
    expect({ status, stderr }).to.deep.equal({
      status: 64,
      stderr:
        "error: npm has read --stack: with npm, options come after `--`: npm run create-policy -- --stack s3-trial-of-npm\nSee npm run create-policy -- --help\n",
    });
  });

  it("refuses a name that is taken, and changes nothing", () => {
    const index = join(copy.directory, "policy-pack/policies/index.ts");
    const before = readFileSync(index, "utf8");
    const { status, stdout, stderr } = create({}, "s3-trial-of-stack");
    expect({ status, stdout, stderr }).to.deep.equal({
      status: 1,
      stdout: "",
      stderr:
        "error: s3-trial-of-stack is taken: there is already policy-pack/policies/s3-trial-of-stack.ts, test/policy-pack/policies/s3-trial-of-stack.test.ts, docs/policies/s3-trial-of-stack.md\n",
    });
    expect(readFileSync(index, "utf8")).to.equal(before);
  });
});

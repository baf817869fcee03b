import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { plannedStack } from "../../../policy-pack/startup/planned-stack";
import type { PolicyPackContext } from "../../../preview/model";
import { startPolicyPacks } from "../../../preview/packs/start-policy-packs";
import { readState } from "../../../preview/state/read-state";

const repository = path.resolve(__dirname, "../../..");
const state = path.join(repository, "test/fixtures/states/changed-by-hand.json");
const PLAN = {
  PULUMI_NODEJS_PROJECT: "lambda-etl-optimization",
  PULUMI_NODEJS_STACK: "prod",
  PULUMI_NODEJS_DRY_RUN: "true",
};

describe("what the environment of the pack says of the run", () => {
  const rows = [
    {
      title: "a plan, in a preview",
      env: PLAN,
      is: { project: "lambda-etl-optimization", stack: "prod" },
    },
    {
      title: "a plan, in an update",
      env: { ...PLAN, PULUMI_NODEJS_DRY_RUN: "false" },
      is: { project: "lambda-etl-optimization", stack: "prod" },
    },
    { title: "a state", env: {}, is: undefined },
    { title: "a state, and a stray stack", env: { PULUMI_NODEJS_STACK: "prod" }, is: undefined },
    {
      title: "a state, and a stray stack of a stray project",
      env: { ...PLAN, PULUMI_NODEJS_DRY_RUN: undefined },
      is: undefined,
    },
    { title: "a state, and empty variables", env: { ...PLAN, PULUMI_NODEJS_STACK: "" } },
    { title: "a state, and a word of another's", env: { ...PLAN, PULUMI_NODEJS_DRY_RUN: "1" } },
  ];
  for (const { title, env, is } of rows) {
    it(`is ${title}`, () => {
      expect(plannedStack(env)).to.deep.equal(is);
    });
  }
});

describe("the pack, asked about a deployed stack with variables left over in its environment", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "stray-"));
  after(() => rmSync(folder, { recursive: true }));

  /** What is said of the state, by a pack whose environment is the engine's and the variables. */
  async function evaluate(variables: Readonly<Record<string, string>>) {
    const node = path.join(folder, "node");
    const assignments = Object.entries(variables).map(([name, value]) => `${name}='${value}'`);
    const script = `#!/bin/sh\n${assignments.join(" ")} exec '${process.execPath}' "$@"\n`;
    writeFileSync(node, script, { mode: 0o755 });
    const context: PolicyPackContext = {
      organization: "organization",
      project: "lambda-etl-optimization",
      stack: "prod",
      config: {},
      configSecretKeys: [],
      stackTags: {},
      projectDirectory: repository,
      engineAddress: "127.0.0.1:1",
      isState: true,
    };
    const packs = [path.join(repository, "policy-pack")];
    const session = await startPolicyPacks({ packs, configurations: [], context, node });
    try {
      const { resources } = await readState(state);
      for (const resource of resources) await session.analyze(resource);
      await session.analyzeStack(resources);
      return session.violations
        .filter(({ policy }) => policy === "drift" || policy === "settings")
        .map(({ policy, level, message }) => `${level} ${policy}: ${message}`);
    } finally {
      await session.close();
    }
  }

  it("evaluates it as a deployed stack all the same where the stack alone is named", async () => {
    expect(await evaluate({ PULUMI_NODEJS_STACK: "prod" })).to.deep.equal([
      "mandatory drift: memorySize is 3008, and the program declares 1024",
    ]);
  });

  it("says so where all that a plan has is there, and of another stack", async () => {
    expect(await evaluate({ ...PLAN, PULUMI_NODEJS_STACK: "dev" })).to.deep.equal([
      "mandatory settings: the environment names stack dev of project lambda-etl-optimization, and this is stack prod of lambda-etl-optimization: unset PULUMI_NODEJS_STACK, without which a deployed stack is recognised",
    ]);
  });
});

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect } from "chai";
import { quickStart } from "../../preview/start-arguments";

const root = resolve(__dirname, "../..");
const sourceMaps = `require("@pulumi/pulumi/vendor/ts-node@7.0.1").register({ transpileOnly: true });`;

/** What a script of a project that has the SDK writes. */
function run(script: string, nodeArguments = quickStart, env = {}): string {
  // It takes the place of the file by which the SDK runs a program.
  const runner = join(mkdtempSync(join(root, "build/quick-start-")), "index.js");
  writeFileSync(runner, script);
  try {
    const { stdout } = spawnSync(process.execPath, [...nodeArguments, runner], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, ...env },
    });
    return stdout;
  } finally {
    rmSync(dirname(runner), { recursive: true });
  }
}

const cases: readonly { title: string; script: string; writes: string }[] = [
  {
    title: "a class of the automation API",
    script: `
      const { automation } = require("@pulumi/pulumi");
      console.log(typeof automation.LocalWorkspace.create, new automation.ConcurrentUpdateError("x") instanceof Error);`,
    writes: "function true\n",
  },
  {
    title: "the automation API by its own path",
    script: `
      const { automation } = require("@pulumi/pulumi");
      const own = require("@pulumi/pulumi/automation");
      console.log(own.Stack === automation.Stack, "Stack" in automation, Object.keys(automation).includes("Stack"));`,
    writes: "true true true\n",
  },
  {
    title: "the automation API imported as a module",
    script: `import("@pulumi/pulumi/automation/index.js").then(({ Stack }) => console.log(Stack.name));`,
    writes: "Stack\n",
  },
  {
    title: "loaders of ES modules, which start in a thread of their own",
    script: `
      require("node:module").register("data:text/javascript,export {};");
      import("data:text/javascript,console.log('loaded')");`,
    writes: "loaded\n",
  },
  {
    title: "the packages that a serialized function needs",
    script: `
      const { computeCodePaths } = require("@pulumi/pulumi/runtime");
      computeCodePaths({ extraExcludePackages: [] }).then((paths) => console.log(paths.size > 0));`,
    writes: "true\n",
  },
  {
    title: "a function that prepares stack traces, put back as it was read",
    script: `
      const own = (error, frames) => frames.length > 0 && "own";
      Error.prepareStackTrace = own;
      const before = Error.prepareStackTrace;
      Error.prepareStackTrace = () => "other";
      const other = new Error().stack;
      Error.prepareStackTrace = before;
      console.log(other, new Error().stack, Error.prepareStackTrace === own);`,
    writes: "other own true\n",
  },
  {
    title: "the mapped stack trace of an error, before and after another function prepared one",
    script: `
      ${sourceMaps}
      const before = Error.prepareStackTrace;
      const first = new Error("first").stack.split("\\n")[0];
      Error.prepareStackTrace = (_, frames) => frames.length;
      const frames = new Error().stack;
      Error.prepareStackTrace = before;
      console.log(first, frames > 0, new Error("last").stack.split("\\n")[0]);`,
    writes: "Error: first true Error: last\n",
  },
  {
    title: "the trace of a promise that is never kept",
    script: `
      ${sourceMaps}
      const { debuggablePromise } = require("@pulumi/pulumi/runtime/debuggable");
      const promise = Promise.resolve(1);
      debuggablePromise(promise, "context").then((value) => console.log(value, promise._debugCtx));`,
    writes: "1 context\n",
  },
];

describe("a program that is started quickly", () => {
  for (const { title, script, writes } of cases) {
    it(`has ${title}`, () => {
      expect(run(script)).to.equal(writes);
    });
  }

  it("does not load what it does not use", () => {
    const script = `
      require("@pulumi/pulumi");
      const loaded = Object.keys(require.cache).map((file) => file.replaceAll("\\\\", "/"));
      console.log(loaded.some((file) => /automation\\/localWorkspace|arborist\\/lib\\/arborist/.test(file)));`;
    expect(run(script, [])).to.equal("true\n");
    expect(run(script)).to.equal("false\n");
  });

  it("maps no trace that the SDK notes for a promise, unless it is asked to show them", () => {
    const script = `
      ${sourceMaps}
      const { debuggablePromise } = require("@pulumi/pulumi/runtime/debuggable");
      const promise = Promise.resolve();
      debuggablePromise(promise);
      console.log(promise._debugStackTrace.includes("debuggablePromise"));`;
    expect(run(script)).to.equal("false\n");
    expect(run(script, quickStart, { PULUMI_DEBUG_PROMISE_LEAKS: "true" })).to.equal("true\n");
  });
});

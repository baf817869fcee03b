import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { compileCacheDirectory, quickStart } from "../../preview/start-arguments";

const root = resolve(__dirname, "../..");

interface Case {
  readonly title: string;
  /** The body of an async function in a file of a project that has the SDK. */
  readonly script: string;
  readonly returns: unknown;
}

interface SharedProcess {
  readonly name: string;
  readonly nodeArguments: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** The path of the runner, relative to its own folder. */
  readonly runner?: string;
  /** In the order of execution: the SDK is loaded once. */
  readonly cases: readonly Case[];
}

const loadsWhatItMayNotUse = `
  require("@pulumi/pulumi");
  const loaded = Object.keys(require.cache).map((file) => file.replaceAll("\\\\", "/"));
  return ["automation/localWorkspace", "arborist/lib/arborist"].map((part) =>
    loaded.some((file) => file.includes(part)));`;

const mapsTraceOfPromise = `
  require("@pulumi/pulumi/vendor/ts-node@7.0.1").register({ transpileOnly: true });
  const { debuggablePromise } = require("@pulumi/pulumi/runtime/debuggable");
  const promise = Promise.resolve();
  debuggablePromise(promise);
  return promise._debugStackTrace.includes("debuggablePromise");`;

const processes: readonly SharedProcess[] = [
  {
    name: "a program that is started quickly",
    nodeArguments: quickStart,
    cases: [
      {
        title: "does not load what it does not use",
        script: loadsWhatItMayNotUse,
        returns: [false, false],
      },
      {
        title: "can load the automation API by its own path",
        script: `
          const { automation } = require("@pulumi/pulumi");
          const own = require("@pulumi/pulumi/automation");
          return [own.Stack === automation.Stack, "Stack" in automation, Object.keys(automation).includes("Stack")];`,
        returns: [true, true, true],
      },
      {
        title: "has a class of the automation API",
        script: `
          const { automation } = require("@pulumi/pulumi");
          return [typeof automation.LocalWorkspace.create, new automation.ConcurrentUpdateError("x") instanceof Error];`,
        returns: ["function", true],
      },
      {
        title: "can load the packages that a serialized function needs",
        script: `
          const { computeCodePaths } = require("@pulumi/pulumi/runtime");
          const paths = await computeCodePaths({ extraExcludePackages: [] });
          return paths.size > 0;`,
        returns: true,
      },
      {
        title: "has loaders of ES modules, which start in a thread of their own",
        script: `
          require("node:module").register("data:text/javascript,export {};");
          const { loaded } = await import("data:text/javascript,export const loaded = 'loaded'");
          return loaded;`,
        returns: "loaded",
      },
      {
        title: "has a function that prepares stack traces, put back as it was read",
        script: `
          const own = (error, frames) => frames.length > 0 && "own";
          Error.prepareStackTrace = own;
          const before = Error.prepareStackTrace;
          Error.prepareStackTrace = () => "other";
          const other = new Error().stack;
          Error.prepareStackTrace = before;
          return [other, new Error().stack, Error.prepareStackTrace === own];`,
        returns: ["other", "own", true],
      },
      {
        title: "does not map traces that the SDK records for promises",
        script: mapsTraceOfPromise,
        returns: false,
      },
      {
        title:
          "has the mapped stack trace of an error, before and after another function prepared one",
        script: `
          const before = Error.prepareStackTrace;
          const first = new Error("first").stack.split("\\n")[0];
          Error.prepareStackTrace = (_, frames) => frames.length;
          const frames = new Error().stack;
          Error.prepareStackTrace = before;
          return [first, frames > 0, new Error("last").stack.split("\\n")[0]];`,
        returns: ["Error: first", true, "Error: last"],
      },
      {
        title: "has the trace of a promise that never settles",
        script: `
          const { debuggablePromise } = require("@pulumi/pulumi/runtime/debuggable");
          const promise = Promise.resolve(1);
          return [await debuggablePromise(promise, "context"), promise._debugCtx];`,
        returns: [1, "context"],
      },
    ],
  },
  {
    name: "a program that is started quickly, and asked to show promises that never settle",
    nodeArguments: quickStart,
    env: { PULUMI_DEBUG_PROMISE_LEAKS: "true" },
    cases: [
      {
        title: "can import the automation API as a module",
        script: `
          const { Stack } = await import("@pulumi/pulumi/automation/index.js");
          return Stack.name;`,
        returns: "Stack",
      },
      {
        title: "maps the trace that the SDK records for a promise",
        script: mapsTraceOfPromise,
        returns: true,
      },
    ],
  },
  {
    name: "a program that the real CLI starts quickly",
    nodeArguments: quickStart,
    env: { NODE_COMPILE_CACHE: "" },
    runner: "node_modules/@pulumi/pulumi/cmd/run/index.js",
    cases: [
      {
        title: "keeps compiled code next to the packages",
        script: `
          const folder = require("node:module").getCompileCacheDir();
          const [, packages, cache] = /([^/\\\\]+)[/\\\\]\\.cache[/\\\\]([^/\\\\]+)/.exec(folder);
          return [packages, cache];`,
        returns: ["node_modules", "pulumi-offline-preview"],
      },
    ],
  },
  {
    name: "a program that is started as usual",
    nodeArguments: [],
    cases: [
      {
        title: "loads both at once",
        script: loadsWhatItMayNotUse,
        returns: [true, true],
      },
    ],
  },
];

/** What each case returns, or the error that it throws. */
async function run({
  nodeArguments,
  env,
  runner: place = "index.js",
  cases,
}: SharedProcess): Promise<readonly unknown[]> {
  const folder = await mkdtemp(join(root, "build/quick-start-"));
  // Replaces the file with which the SDK runs a program.
  const runner = join(folder, place);
  await mkdir(dirname(runner), { recursive: true });
  const functions = cases.map(({ script }) => `async () => {${script}}`);
  await writeFile(
    runner,
    `(async () => {
      const results = [];
      for (const run of [${functions.join(",")}]) results.push(await run().catch(String));
      console.log(JSON.stringify(results));
    })();`,
  );
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [...nodeArguments, runner], {
      cwd: root,
      env: {
        ...process.env,
        NODE_COMPILE_CACHE: compileCacheDirectory(require.resolve("@pulumi/pulumi")),
        ...env,
      },
    });
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}

for (const shared of processes) {
  describe(shared.name, () => {
    let results: readonly unknown[] = [];

    before(async () => {
      results = await run(shared);
    });

    shared.cases.forEach(({ title, returns }, index) => {
      it(title, () => {
        expect(results[index]).to.deep.equal(returns);
      });
    });
  });
}

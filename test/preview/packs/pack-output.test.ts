import { expect } from "chai";
import { explainFailure, trimPackOutput } from "../../../preview/packs/pack-output";

const cases: readonly (readonly [title: string, lines: readonly string[], trimmed: string])[] = [
  ["nothing of nothing", [], ""],
  [
    "frames of the pack and no others",
    [
      "\u001b[31mTypeError: no\u001b[39m",
      "    at check (/pack/index.js:4:2)",
      "    at Object.<anonymous> (/pack/node_modules/@pulumi/policy/server.js:211:9)",
      "    at Generator.next (<anonymous>)",
      "    at new Promise (<anonymous>)",
      "    at Server.handle (/pack/node_modules/@grpc/grpc-js/build/src/server.js:1:1)",
      "    at process.processTicksAndRejections (node:internal/process/task_queues:104:5)",
      "",
      "Node.js v24.0.0",
    ],
    "TypeError: no\n    at check (/pack/index.js:4:2)",
  ],
  [
    "no deprecation warnings of Node, but what a package says through it",
    [
      "(node:12) [DEP0040] DeprecationWarning: The `punycode` module is deprecated.",
      "(Use `node --trace-deprecation ...` to show where the warning was created)",
      "(node:12) NOTE: end of support",
    ],
    "NOTE: end of support",
  ],
  [
    "the first thirty lines",
    Array.from({ length: 32 }, (_, index) => `line ${index + 1}`),
    `${Array.from({ length: 30 }, (_, index) => `line ${index + 1}`).join("\n")}\n... (2 more lines)`,
  ],
];

describe("the output of a pack", () => {
  for (const [title, lines, trimmed] of cases) {
    it(`is shown as ${title}`, () => {
      expect(trimPackOutput(lines)).to.equal(trimmed);
    });
  }
});

const failures: readonly (readonly [title: string, lines: readonly string[], advice: string])[] = [
  ["a pack that wrote nothing", [], "It printed nothing: does it construct a PolicyPack?"],
  [
    "a pack that was not built",
    [
      "Error: Cannot find module '/pack/bin/index.js'. Please verify that the package.json has a valid \"main\" entry",
      "    at tryPackage (node:internal/modules/cjs/loader:502:19)",
    ],
    "The entry in its package.json is missing: build the pack first, in /pack.",
  ],
  [
    "a module that is not installed",
    ["Error: Cannot find module 'a-package'", "Require stack:", "- /pack/index.js"],
    'Run "npm install" in /pack.',
  ],
  [
    "a pack that does not compile",
    ["TSError: ⨯ Unable to compile TypeScript:", "index.ts(3,38): error TS2322: no Policies"],
    "It does not compile: fix the errors above.",
  ],
  ["another error, without advice", ["Error: no"], "    Error: no"],
];

describe("why a pack did not start", () => {
  for (const [title, lines, advice] of failures) {
    it(`is explained for ${title}`, () => {
      const text = explainFailure("/pack", "exit status 32", lines).split("\n");
      expect(text[0]).to.equal("The policy pack in /pack did not start (exit status 32).");
      expect(text.at(-1)).to.equal(advice);
    });
  }
});

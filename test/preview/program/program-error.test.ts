import { expect } from "chai";
import {
  describeProgramFailure,
  withoutForeignFrames,
} from "../../../preview/program/program-error";

describe("withoutForeignFrames", () => {
  it("keeps the message and the stack frames of the user's own files", () => {
    const text = [
      "Error: no such table",
      "    at open (/home/me/project/index.ts:6:32)",
      "    at Object.<anonymous> (/home/me/project/index.ts:9:1)",
      "    at Module._compile (node:internal/modules/cjs/loader:1929:14)",
      "    at Object.openSync (node:fs:621:18)",
      "    at node:internal/modules/cjs/loader:2060:10",
      "    at Module.m._compile (/home/me/project/node_modules/@pulumi/pulumi/vendor/ts-node/index.js:3009:23)",
      "",
      "Node.js v24.21.0",
    ].join("\n");
    expect(withoutForeignFrames(text)).to.equal(
      [
        "Error: no such table",
        "    at open (/home/me/project/index.ts:6:32)",
        "    at Object.<anonymous> (/home/me/project/index.ts:9:1)",
      ].join("\n"),
    );
  });
});

describe("describeProgramFailure", () => {
  it("returns the first error that the program logged", () => {
    expect(
      describeProgramFailure(
        [
          { severity: "error", source: "log", text: "no such table" },
          { severity: "error", source: "log", text: "and no view" },
          { severity: "info", source: "stderr", text: "noise" },
        ],
        32,
      ),
    ).to.equal("no such table");
  });

  it("returns the signal and standard error of a program that logged nothing", () => {
    expect(
      describeProgramFailure(
        [{ severity: "info", source: "stderr", text: "out of memory" }],
        "SIGABRT",
      ),
    ).to.equal("The program was ended by SIGABRT.\nout of memory");
  });

  it("returns the exit status of a program that ended itself", () => {
    expect(
      describeProgramFailure([{ severity: "info", source: "stderr", text: "giving up" }], 7),
    ).to.equal("The program ended with exit status 7.\ngiving up");
  });
});

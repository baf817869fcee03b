import { expect } from "chai";
import { readArguments, readOptions } from "../../../operations/command/arguments";
import { UsageError } from "../../../operations/command/errors";

const options = { stack: { type: "string" } } as const;

describe("the arguments of an operation", () => {
  for (const read of [readArguments, readOptions]) {
    it(`are refused by ${read.name} if npm has read options among them`, () => {
      const env = { npm_lifecycle_event: "doctor", npm_config_stack: "true" };
      expect(() => read(["prod"], options, env)).to.throw(
        UsageError,
        "npm has read --stack: with npm, options come after `--`: npm run doctor -- --stack prod",
      );
    });
  }
});

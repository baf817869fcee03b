import { expect } from "chai";
import type { Command } from "../../../preview/cli/command";
import { PreviewError, UsageError } from "../../../preview/preview-error";
import { runInProcess } from "./run-in-process";

interface Options {
  readonly words: readonly string[];
}

const echo: Command<Options> = {
  call: "npm run echo --",
  help: "Usage: npm run echo\n",
  readCommandLine: (words) => (words.includes("--help") ? undefined : { words }),
  run: async ({ words }) => ({ text: `${words.join(" ")}\n`, status: 1 }),
};

const failing = (error: unknown): Command<Options> => ({
  ...echo,
  run: () => Promise.reject(error),
});

describe("runCommand", () => {
  it("returns the output of the command and its status", async () => {
    expect(await runInProcess(echo, ["a", "b"])).to.deep.equal({
      text: "a b\n",
      status: 1,
      errors: [],
    });
  });

  it("returns the help if it is requested", async () => {
    expect(await runInProcess(echo, ["--help"])).to.deep.equal({
      text: "Usage: npm run echo\n",
      status: 0,
      errors: [],
    });
  });

  it("refers to the help if the command line is not valid", async () => {
    const command = {
      ...echo,
      readCommandLine: () => {
        throw new UsageError("Unknown option '--loud'.");
      },
    };
    expect(await runInProcess(command)).to.deep.equal({
      text: "",
      status: 64,
      errors: ["error: Unknown option '--loud'.\nSee npm run echo -- --help"],
    });
  });

  it("reports an error that the user can fix, with its status", async () => {
    expect(await runInProcess(failing(new PreviewError("No such folder.", 64)))).to.deep.equal({
      text: "",
      status: 64,
      errors: ["error: No such folder."],
    });
  });

  it("reports any other error as it is", async () => {
    const defect = new TypeError("x is undefined");
    expect(await runInProcess(failing(defect))).to.deep.equal({
      text: "",
      status: 2,
      errors: [defect],
    });
  });

  it("reports only that it was interrupted", async () => {
    const command = failing(new Error("aborted"));
    expect(await runInProcess(command, [], AbortSignal.abort())).to.deep.equal({
      text: "",
      status: 130,
      errors: ["Interrupted."],
    });
  });
});

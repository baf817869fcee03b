import { expect } from "chai";
import { type Command, runCommand } from "../../../preview/cli/command";
import { PreviewError, UsageError } from "../../../preview/preview-error";

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

async function outcomeOf(command: Command<Options>, args: readonly string[] = []) {
  const told: unknown[] = [];
  const { signal } = new AbortController();
  const outcome = await runCommand(command, args, signal, (error) => told.push(error));
  return { ...outcome, told };
}

describe("runCommand", () => {
  it("gives what the command prints, and its status", async () => {
    expect(await outcomeOf(echo, ["a", "b"])).to.deep.equal({ text: "a b\n", status: 1, told: [] });
  });

  it("gives the help where it is asked for", async () => {
    expect(await outcomeOf(echo, ["--help"])).to.deep.equal({
      text: "Usage: npm run echo\n",
      status: 0,
      told: [],
    });
  });

  it("points at the help where the command line is not understood", async () => {
    const command = {
      ...echo,
      readCommandLine: () => {
        throw new UsageError("Unknown option '--loud'.");
      },
    };
    expect(await outcomeOf(command)).to.deep.equal({
      text: "",
      status: 64,
      told: ["error: Unknown option '--loud'.\nSee npm run echo -- --help"],
    });
  });

  it("tells an error that the user can do something about, with its status", async () => {
    expect(await outcomeOf(failing(new PreviewError("No such folder.", 64)))).to.deep.equal({
      text: "",
      status: 64,
      told: ["error: No such folder."],
    });
  });

  it("tells any other error as it is", async () => {
    const defect = new TypeError("x is undefined");
    expect(await outcomeOf(failing(defect))).to.deep.equal({ text: "", status: 2, told: [defect] });
  });

  it("says that it was interrupted, and nothing else", async () => {
    const told: unknown[] = [];
    const signal = AbortSignal.abort();
    const outcome = await runCommand(failing(new Error("aborted")), [], signal, (error) =>
      told.push(error),
    );
    expect([outcome, told]).to.deep.equal([{ text: "", status: 130 }, ["Interrupted."]]);
  });
});

import { expect } from "chai";
import type { Command, Run } from "../../../operations/command/command";
import { OperationError, UsageError } from "../../../operations/command/errors";
import { interruptible, runOperation } from "../../support/aws/run-operation";

class KnownError extends Error {}

function commandOf(run: Run<object>, more: Partial<Command<object>> = {}): Command<object> {
  return {
    name: "broken",
    help: "Usage: npm run broken\n",
    readCommandLine: (args) => (args.includes("--help") ? undefined : {}),
    load: () => run,
    ...more,
  };
}

function failingWith(error: Error, more: Partial<Command<object>> = {}): Command<object> {
  return commandOf(async () => {
    throw error;
  }, more);
}

describe("the command lines of the operations", () => {
  it("show where a mistake of the program's own is", async () => {
    const broken = failingWith(new TypeError("not a user's"));

    const { status, stderr } = await runOperation(broken, []);

    expect(stderr).to.match(/^error: TypeError: not a user's\n {4}at /);
    expect(status).to.equal(1);
  });
});

describe("a command", () => {
  it("prints its help, and does nothing else", async () => {
    expect(await runOperation(failingWith(new Error()), ["--help"])).to.deep.equal({
      status: 0,
      stdout: "Usage: npm run broken\n",
      stderr: "",
    });
  });

  for (const { what, error, more = {}, stderr, status } of [
    { what: "what could not be done", error: new OperationError("no"), stderr: "no\n", status: 1 },
    {
      what: "it with a status of its own",
      error: new OperationError("no"),
      more: { failedStatus: 2 },
      stderr: "no\n",
      status: 2,
    },
    {
      what: "errors that it knows by their message",
      error: new KnownError("no"),
      more: { knownErrors: [KnownError] },
      stderr: "no\n",
      status: 1,
    },
    {
      what: "wrong use with where to read on",
      error: new UsageError("no"),
      stderr: "no\nSee npm run broken -- --help\n",
      status: 64,
    },
    {
      what: "wrong use with a status of its own",
      error: new UsageError("no"),
      more: { wrongUseStatus: 2 },
      stderr: "no\nSee npm run broken -- --help\n",
      status: 2,
    },
  ]) {
    it(`tells ${what}`, async () => {
      expect(await runOperation(failingWith(error, more), [])).to.deep.equal({
        status,
        stdout: "",
        stderr: `error: ${stderr}`,
      });
    });
  }

  it("ends as interrupted, whatever its work came to", async () => {
    for (const end of [() => 1, () => Promise.reject(new Error("broken off"))]) {
      const { signal, interrupt } = interruptible();
      const command = commandOf(async () => {
        interrupt();
        return end();
      });
      expect(await runOperation(command, [], signal)).to.deep.equal({
        status: 130,
        stdout: "",
        stderr: "",
      });
    }
  });

  it("keeps the status of work that cleans up, and has come to its end", async () => {
    const { signal, interrupt } = interruptible();
    const command = commandOf(
      async () => {
        interrupt();
        return 0;
      },
      { onInterrupt: "clean up" },
    );
    expect((await runOperation(command, [], signal)).status).to.equal(0);
  });

  it("ends in the middle of its work only where that can be cut short", async () => {
    const { signal, interrupt } = interruptible();
    const command = commandOf(
      async () => {
        interrupt();
        return new Promise<never>(() => undefined);
      },
      { onInterrupt: "cut short" },
    );
    expect(await runOperation(command, [], signal)).to.deep.equal({
      status: 130,
      stdout: "",
      stderr: "",
    });
  });
});

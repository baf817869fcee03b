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
  it("print the stack trace of a bug", async () => {
    const broken = failingWith(new TypeError("not a user's"));

    const { status, stderr } = await runOperation(broken, []);

    expect(stderr).to.match(/^error: TypeError: not a user's\n {4}at /);
    expect(status).to.equal(1);
  });
});

describe("a command", () => {
  it("prints its help and does nothing else", async () => {
    expect(await runOperation(failingWith(new Error()), ["--help"])).to.deep.equal({
      status: 0,
      stdout: "Usage: npm run broken\n",
      stderr: "",
    });
  });

  for (const { what, error, more = {}, stderr, status } of [
    { what: "a failure", error: new OperationError("no"), stderr: "no\n", status: 1 },
    {
      what: "a failure with its own exit status",
      error: new OperationError("no"),
      more: { failedStatus: 2 },
      stderr: "no\n",
      status: 2,
    },
    {
      what: "a known error by its message alone",
      error: new KnownError("no"),
      more: { knownErrors: [KnownError] },
      stderr: "no\n",
      status: 1,
    },
    {
      what: "a usage error with a pointer to the help",
      error: new UsageError("no"),
      stderr: "no\nSee npm run broken -- --help\n",
      status: 64,
    },
    {
      what: "a usage error with its own exit status",
      error: new UsageError("no"),
      more: { wrongUseStatus: 2 },
      stderr: "no\nSee npm run broken -- --help\n",
      status: 2,
    },
  ]) {
    it(`reports ${what}`, async () => {
      expect(await runOperation(failingWith(error, more), [])).to.deep.equal({
        status,
        stdout: "",
        stderr: `error: ${stderr}`,
      });
    });
  }

  it("exits with the interrupted status, whatever the result of its work", async () => {
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

  it("keeps the status of completed work that cleans up", async () => {
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

  it("exits in the middle of its work only if that can be cut short", async () => {
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

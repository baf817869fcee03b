import { cp } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import type { FunctionSettings } from "../../../../tools/local-pipeline/runtime/function-settings";
import type {
  LambdaInstance,
  StartTimer,
} from "../../../../tools/local-pipeline/runtime/lambda-instance";
import { logLines, readMetrics } from "../../../support/programs/invocation-output";
import { endless, withFunction } from "../../../support/programs/lambda-runtime";
import { PATIENCE_MS } from "../../../support/programs/patience";

const SETTINGS: FunctionSettings = {
  name: "trial",
  memoryMb: 160,
  timeoutSeconds: 60,
  environment: {},
  initTimeoutMs: PATIENCE_MS,
};

/** Times out the first event quickly and the others never, since the machine may be slow. */
function endFirst(): StartTimer {
  let events = 0;
  return (ms, onEnd) => {
    events += 1;
    if (events > 1) return endless(ms, onEnd);
    const timer = setTimeout(onEnd, 50);
    return () => clearTimeout(timer);
  };
}

describe("LambdaInstance", () => {
  const withTrial = <Result>(
    work: (instance: LambdaInstance) => Promise<Result>,
    settings: Partial<FunctionSettings> = {},
    startTimer = endless,
  ) => {
    const functions = join(__dirname, "../../../fixtures/functions");
    const fill = (root: string) => cp(functions, join(root, "var/task"), { recursive: true });
    return withFunction({ ...SETTINGS, ...settings }, work, fill, startTimer);
  };

  /** The outcomes of an event and of the next; the count shows whether the process is the same. */
  const invokeThenAnswer = (what: string, startTimer: StartTimer) =>
    withTrial(
      async (instance) => {
        const { requestId, error, result } = await instance.invoke({ what });
        const after = await instance.invoke({ what: "answer" });
        const outcome = error?.errorMessage.replace(requestId, "ID") ?? result;
        const { invocations } = after.result as { readonly invocations: number };
        return { type: error?.errorType, outcome, invocations };
      },
      {},
      startTimer,
    );

  it("starts a process for the first event and reuses it for later ones", async () => {
    await withTrial(async (instance) => {
      const [first, second] = [
        await instance.invoke({ what: "answer" }),
        await instance.invoke({ what: "answer" }),
      ];

      const result = {
        functionName: "trial",
        memoryLimitInMB: "160",
        isDated: true,
        isNamed: true,
      };
      expect(first.result).to.deep.equal({ invocations: 1, ...result });
      expect(second.result).to.deep.equal({ invocations: 2, ...result });
      expect(first.initMs).to.be.greaterThan(0);
      expect(second).to.not.have.property("initMs");
      expect(second.peakMemoryMb).to.be.within(30, 160);
    });
  });

  for (const [what, type, outcome, invocations] of [
    ["throw", "TypeError", "it went wrong", 2],
    ["hang", "Sandbox.Timedout", "RequestId: ID Error: Task timed out after 60.00 seconds", 1],
    ["block", "Sandbox.Timedout", "RequestId: ID Error: Task timed out after 60.00 seconds", 1],
    [
      "exit",
      "Runtime.ExitError",
      "RequestId: ID Error: Runtime exited with error: exit status 3",
      1,
    ],
    [
      "reject elsewhere",
      "Runtime.ExitError",
      "RequestId: ID Error: Runtime exited with error: exit status 1",
      1,
    ],
    [
      "take memory",
      "Runtime.OutOfMemory",
      "RequestId: ID Error: Runtime exited with error: signal: killed",
      1,
    ],
  ] as const) {
    it(`returns ${type} for a function that does: ${what}`, async () => {
      const startTimer = type === "Sandbox.Timedout" ? endFirst() : endless;
      expect(await invokeThenAnswer(what, startTimer)).to.deep.equal({
        type,
        outcome,
        invocations,
      });
    });
  }

  it("limits the heap by the memory, like Lambda's runtime", async () => {
    const invocation = await withTrial((instance) => instance.invoke({ what: "fill the heap" }), {
      memoryMb: 128,
    });

    // "Reached heap limit" or "Ineffective mark-compacts near heap limit", depending on the collector.
    expect(invocation.output).to.match(/FATAL ERROR: .*heap limit/);
    expect(invocation.error?.errorType).to.equal("Runtime.ExitError");
  });

  it("returns the error of an init and retries with the next event", async () => {
    await withTrial(
      async (instance) => {
        for (const { error } of [await instance.invoke({}), await instance.invoke({})]) {
          expect(error?.errorMessage).to.equal("no init for this one");
          expect(error?.trace?.[0]).to.equal("Error: no init for this one");
        }
      },
      { environment: { FAIL_AT_INIT: "1" } },
    );
  });

  it("kills an init that takes too long", async () => {
    const { error } = await withTrial((instance) => instance.invoke({}), { initTimeoutMs: 1 });

    expect(error).to.deep.equal({
      errorType: "Sandbox.Timedout",
      errorMessage: "Init timed out after 0.00 seconds",
    });
  });

  it("makes console write JSON with the request id, and leaves direct writes to stdout unchanged", async () => {
    await withTrial(async (instance) => {
      const { requestId, output } = await instance.invoke({ what: "log" });

      const [warning, error, raw, ...others] = logLines(output);
      expect(warning).to.deep.include({ level: "WARN", requestId, message: "a word of warning" });
      expect(error).to.deep.include({ level: "ERROR", requestId });
      expect(error?.message).to.include({ errorType: "RangeError", errorMessage: "a bad one" });
      expect(raw).to.deep.equal({ message: "as it is" });
      expect(others).to.deep.equal([]);
      expect(readMetrics(output)).to.deep.equal({ Rows: 3 });
    });
  });

  it("gives each invocation its own trace, sampled if there is a daemon", async () => {
    const traces = await withTrial(
      async (instance) => [
        (await instance.invoke({ what: "trace" })).result,
        (await instance.invoke({ what: "trace" })).result,
      ],
      { xrayDaemon: "127.0.0.1:2000" },
    );

    for (const trace of traces) {
      expect(trace).to.match(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=1$/);
    }
    expect(traces[0]).to.not.equal(traces[1]);
  });

  it("can load only packages of a layer", async () => {
    const { result } = await withTrial((instance) => instance.invoke({ what: "reach" }));

    expect(result).to.deep.equal([]);
  });

  it("ends at once and permanently when it is stopped", async () => {
    await withTrial(async (instance) => {
      await instance.invoke({ what: "answer" });
      const running = instance.invoke({ what: "hang" });
      await instance.stop();

      expect((await running).error?.errorMessage).to.match(/exited with error: signal: killed$/);
      expect((await instance.invoke({ what: "answer" })).error?.errorType).to.equal(
        "Runtime.ExitError",
      );
    });
  });

  it("reports a process that can't be started", async () => {
    const settings = { node: ["/no/such/node"] };

    const { error } = await withTrial((instance) => instance.invoke({}), settings);

    expect(error).to.deep.equal({
      errorType: "Runtime.ExitError",
      errorMessage: "Runtime exited with error: spawn /no/such/node ENOENT",
    });
  });
});

import { expect } from "chai";
import { deadlineSignal } from "../../layer/src/deadline";
import { runInvocation } from "../../layer/src/invocation";
import { emitMetrics } from "../../layer/src/metrics";
import { withRetries } from "../../layer/src/retry";
import { currentTraceId } from "../../layer/src/tracing";

const never = new AbortController().signal;
const reasonOf = (signal: AbortSignal) =>
  new Promise<string>((resolve) => {
    signal.addEventListener("abort", () => resolve(signal.reason.message));
  });

describe("deadlineSignal", () => {
  it("aborts before the timeout and gives the reason", async () => {
    const signal = deadlineSignal({ getRemainingTimeInMillis: () => 2_000 });
    expect(await reasonOf(signal)).to.equal(
      "stopped 2 s before the function's timeout: the work did not finish in the remaining 2 s",
    );
  });
});

describe("runInvocation", () => {
  const context = { awsRequestId: "r", getRemainingTimeInMillis: () => 60_000 };

  /** The result or error of an invocation with this work, and the log lines that it writes. */
  async function run(work: Parameters<typeof runInvocation>[2]) {
    const write = process.stdout.write;
    const lines: string[] = [];
    process.stdout.write = (line: string | Uint8Array) => lines.push(String(line)) > 0;
    try {
      const outcome = await runInvocation(context, { key: "k" }, work).catch((error) => error);
      return { outcome, lines: lines.map((line) => JSON.parse(line)) };
    } finally {
      process.stdout.write = write;
    }
  }

  it("returns the result of the work", async () => {
    expect((await run(async () => 1)).outcome).to.equal(1);
  });

  it("rethrows the error of the work and logs it with the invocation's fields", async () => {
    const { outcome, lines } = await run(async () => {
      throw new Error("no");
    });
    const { timestamp: _, ...line } = lines[0];
    expect(outcome).to.have.property("message", "no");
    expect(line).to.deep.equal({ level: "ERROR", message: "no", requestId: "r", key: "k" });
  });

  it("writes the metrics with the memory in one line at the end, also if the work fails", async () => {
    const { lines } = await run(async ({ emit, log }) => {
      emit({ RecordsRead: 2 });
      emit({ RecordsWritten: 1 });
      log("INFO", "done");
      throw new Error("no");
    });
    const { _aws, MemoryUsed, ...rest } = lines[2];
    expect(lines).to.have.length(3);
    expect(rest).to.deep.equal({
      requestId: "r",
      key: "k",
      FunctionName: "local",
      RecordsRead: 2,
      RecordsWritten: 1,
    });
    expect(MemoryUsed).to.be.within(20, 4_000);
    expect(_aws.CloudWatchMetrics[0].Metrics.at(-1)).to.deep.equal({
      Name: "MemoryUsed",
      Unit: "Megabytes",
    });
  });
});

describe("emitMetrics", () => {
  it("writes one line in the embedded metric format", () => {
    const lines: string[] = [];
    emitMetrics({ RecordsRead: 2 }, { key: "k" }, (line) => lines.push(line));
    const [line = ""] = lines;
    expect(line.indexOf("\n")).to.equal(line.length - 1);
    const { _aws, ...rest } = JSON.parse(line);
    expect(rest).to.deep.equal({ key: "k", FunctionName: "local", RecordsRead: 2 });
    expect(_aws.CloudWatchMetrics).to.deep.equal([
      {
        Namespace: "LambdaEtl",
        Dimensions: [["FunctionName"]],
        Metrics: [{ Name: "RecordsRead", Unit: "Count" }],
      },
    ]);
    expect(_aws.Timestamp).to.be.a("number");
  });

  it("adds the dimension of the data set if there are several", () => {
    const lines: string[] = [];
    emitMetrics({ RecordsRead: 2 }, { dataset: "orders" }, (line) => lines.push(line));
    const { _aws, ...rest } = JSON.parse(lines[0] ?? "");
    expect(rest).to.deep.equal({
      dataset: "orders",
      Dataset: "orders",
      FunctionName: "local",
      RecordsRead: 2,
    });
    expect(_aws.CloudWatchMetrics[0].Dimensions).to.deep.equal([
      ["FunctionName"],
      ["FunctionName", "Dataset"],
    ]);
  });
});

describe("currentTraceId", () => {
  const rows = [
    [
      "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1",
      "1-5759e988-bd862e3fe1be46a994272793",
    ],
    ["Parent=1;Root=1-2-3", "1-2-3"],
    ["", undefined],
  ] as const;
  for (const [header, expected] of rows) {
    it(`finds ${expected} in "${header}"`, () => {
      expect(currentTraceId({ _X_AMZN_TRACE_ID: header })).to.equal(expected);
    });
  }
});

describe("withRetries", () => {
  const options = {
    isRetryable: (error: unknown) => error !== "last",
    attempts: 3,
    firstWaitMs: 1,
  };
  const run = (errors: readonly string[], signal = never) => {
    let attempts = 0;
    const work = async (attempt: number) => {
      attempts = attempt;
      const error = errors[attempt - 1];
      if (error !== undefined) throw error;
      return "done";
    };
    return withRetries({ ...options, signal }, work).then(
      (result) => [result, attempts],
      (error: unknown) => [error, attempts],
    );
  };

  const rows = [
    { errors: [], expected: ["done", 1] },
    { errors: ["a", "b"], expected: ["done", 3] },
    { errors: ["a", "b", "c", "d"], expected: ["c", 3] },
    { errors: ["a", "last"], expected: ["last", 2] },
  ];
  for (const { errors, expected } of rows) {
    it(`ends with ${expected.join(" after attempt ")} if the attempts fail with [${errors}]`, async () => {
      expect(await run(errors)).to.deep.equal(expected);
    });
  }

  it("makes no attempt after an abort", async () => {
    expect(await run([], AbortSignal.abort("stopped"))).to.deep.equal(["stopped", 0]);
  });
});

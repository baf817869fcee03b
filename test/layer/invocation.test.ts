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
  it("aborts before the timeout, saying why", async () => {
    const signal = deadlineSignal({ getRemainingTimeInMillis: () => 2_000 });
    expect(await reasonOf(signal)).to.equal(
      "stopped 2 s before the function's timeout: the work did not fit the 2 s that were left",
    );
  });
});

describe("runInvocation", () => {
  it("gives the work's result, and throws on its error", async () => {
    const context = { awsRequestId: "r", getRemainingTimeInMillis: () => 60_000 };
    expect(await runInvocation(context, {}, async () => 1)).to.equal(1);
    const write = process.stdout.write;
    const lines: string[] = [];
    process.stdout.write = (line: string | Uint8Array) => lines.push(String(line)) > 0;
    const error = await runInvocation(context, { key: "k" }, async () => {
      throw new Error("no");
    }).catch((reason: unknown) => reason);
    process.stdout.write = write;
    expect(error).to.have.property("message", "no");
    const { timestamp: _, ...line } = JSON.parse(lines.at(-1) ?? "");
    expect(line).to.deep.equal({ level: "ERROR", message: "no", requestId: "r", key: "k" });
  });
});

describe("emitMetrics", () => {
  it("writes one line in the embedded metric format", () => {
    const lines: string[] = [];
    emitMetrics({ Records: { value: 2, unit: "Count" } }, { key: "k" }, (line) => lines.push(line));
    const [line = ""] = lines;
    expect(line.indexOf("\n")).to.equal(line.length - 1);
    const { _aws, ...rest } = JSON.parse(line);
    expect(rest).to.deep.equal({ key: "k", FunctionName: "local", Records: 2 });
    expect(_aws.CloudWatchMetrics).to.deep.equal([
      {
        Namespace: "LambdaEtl",
        Dimensions: [["FunctionName"]],
        Metrics: [{ Name: "Records", Unit: "Count" }],
      },
    ]);
    expect(_aws.Timestamp).to.be.a("number");
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
    it(`ends with ${expected.join(" after attempt ")} where the attempts fail with [${errors}]`, async () => {
      expect(await run(errors)).to.deep.equal(expected);
    });
  }

  it("makes no attempt once it is aborted", async () => {
    expect(await run([], AbortSignal.abort("stopped"))).to.deep.equal(["stopped", 0]);
  });
});

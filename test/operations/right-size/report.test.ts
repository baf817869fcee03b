import { expect } from "chai";
import { findPriceList } from "../../../operations/pricing/price-list";
import { adviseSize } from "../../../operations/right-size/advise-size";
import { formatAdvice } from "../../../operations/right-size/report";

const settings = {
  memoryMb: 512,
  timeoutSeconds: 60,
  architecture: "arm64",
  ceilingMb: 1024,
} as const;
const observations = {
  reports: [1000, 2000, 12_000].map((durationMs, index) => ({
    functionName: "output",
    requestId: `r-${index}`,
    durationMs,
    memoryMb: 512,
    maxMemoryUsedMb: 120 + index,
    isTimeout: false,
  })),
  tuned: [256, 512, 1769].map((memoryMb) => ({
    functionName: "output",
    memoryMb,
    averageDurationMs: 1_024_000 / memoryMb,
  })),
  throttles: [{ functionName: "output" }],
};

// A million x 4 s x 0.25 GB, 2 s x 0.5 GB, 0.579 s x 1.73 GB, and of the logs 5 s x 0.5 GB, x $0.0000133334.
const EXPECTED = `        memory  ceiling    used  calls      p50     p95     p99  timeout  verdict
ingest  512 MB  1024 MB       -      0        -       -       -     60 s  no data
output  512 MB  1024 MB  122 MB      3  2000 ms  12.0 s  12.0 s     60 s    right

ingest: no data. No data, so no recommendation.

output: right. No measured value within the ceiling saves 10 % or more.
  Throttles: 1. They concern concurrency, not memory.
  memory                               from  average  a million
  256 MB                       power tuning  4000 ms     $13.33
  512 MB (current)             power tuning  2000 ms     $13.33
  512 MB (current)                     logs  5000 ms     $33.33
  1769 MB (above the ceiling)  power tuning   579 ms     $13.33

mailer: not a function of this stack.
`;

describe("formatAdvice", () => {
  it("shows a table, the reasons and the cost of each measured value", () => {
    const advice = ["ingest", "output"].map((name) =>
      adviseSize(
        { ...settings, name, functionName: name },
        observations,
        findPriceList("us-east-1"),
      ),
    );
    expect(formatAdvice(advice, ["mailer"])).to.equal(EXPECTED);
  });
});

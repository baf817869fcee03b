import { expect } from "chai";
import { formatReport, type StageReport } from "../../../tools/local-pipeline/report";

const INGESTION: StageReport = {
  stage: "data-ingestion",
  invocations: 2,
  failed: 0,
  objectsIn: 2,
  objectsOut: 2,
  recordsIn: null,
  recordsOut: null,
  recordsRejected: null,
  bytesIn: 40_832,
  bytesOut: 40_832,
  seconds: 1.418,
  peakMemoryMb: 101.7,
  memoryMb: 512,
};

describe("formatReport", () => {
  it("shows a table of the stages, the failures, and the folder of the results", () => {
    const transform: StageReport = {
      ...INGESTION,
      stage: "data-transform",
      invocations: 14,
      failed: 3,
      recordsIn: 302,
      recordsOut: 285,
      recordsRejected: 17,
      bytesOut: 11_400_000,
    };

    const text = formatReport({
      stages: [INGESTION, transform],
      failures: [{ stage: "data-transform", about: "raw/a.csv", message: "too many rejects" }],
      seconds: 2.94,
      output: "/tmp/results",
    });

    expect(text).to.equal(
      [
        "stage             invocations  objects  records in  out  rejected  bytes in      out  seconds    peak memory",
        "data-ingestion              2    2 → 2           -    -         -   40.8 kB  40.8 kB     1.42  102 of 512 MB",
        "data-transform  14 (3 failed)    2 → 2         302  285        17   40.8 kB  11.4 MB     1.42  102 of 512 MB",
        "",
        "error: data-transform: raw/a.csv: too many rejects",
        "Results: /tmp/results (in 2.9 s)",
        "",
      ].join("\n"),
    );
  });
});

import { expect } from "chai";
import { findPriceList } from "../../../operations/pricing/price-list";
import { adviseSize } from "../../../operations/right-size/advise-size";
import { parseFile } from "../../../operations/right-size/parse-file";

const LINES = 200_000;
const subject = {
  functionName: "etl-transform",
  name: "transform",
  memoryMb: 1024,
  timeoutSeconds: 10,
  architecture: "arm64",
  ceilingMb: 1536,
} as const;

describe("a log of many invocations", () => {
  it(`can have ${LINES} lines: more than a call can have arguments`, () => {
    const lines = Array.from(
      { length: LINES },
      (_, index) =>
        `REPORT RequestId: r-${index}\tDuration: 1000.00 ms\tBilled Duration: 1000 ms\tMemory Size: 1024 MB\tMax Memory Used: ${index === LINES - 1 ? 700 : 650} MB\t`,
    );

    const observations = parseFile(Buffer.from(lines.join("\n")), "f.log", "transform");
    const { invocations, maxMemoryUsedMb, verdict, durations } = adviseSize(
      subject,
      observations,
      findPriceList("us-east-1"),
    );

    expect({ invocations, maxMemoryUsedMb, verdict, durations }).to.deep.equal({
      invocations: LINES,
      maxMemoryUsedMb: 700,
      verdict: "right",
      durations: { p50Ms: 1000, p95Ms: 1000, p99Ms: 1000 },
    });
  });
});

import { expect } from "chai";
import { costOfMonth } from "../../../operations/pricing/month";
import { findPriceList } from "../../../operations/pricing/price-list";
import { exactly } from "../../../operations/pricing/range";
import type { FunctionUsage } from "../../../operations/pricing/usage";

const prices = findPriceList("us-east-1");
const nothing: FunctionUsage = {
  functionName: "f",
  architecture: "arm64",
  invocations: 0,
  durationGbSeconds: exactly(0),
  initGbSeconds: exactly(0),
  cachedGbSeconds: 0,
  restoredGb: 0,
  logsGb: 0,
  s3Writes: 0,
  s3Reads: 0,
  traces: exactly(0),
  customMetrics: 0,
};

function lineOf(usage: Partial<FunctionUsage>, hasFreeTier: boolean) {
  const { functions } = costOfMonth([{ ...nothing, ...usage }], 0, prices, hasFreeTier);
  return functions[0]?.lines;
}

const lines = [
  {
    line: "duration",
    usage: { durationGbSeconds: exactly(1_400_000) },
    free: 13.3334,
    full: 18.66676,
    title: "1.4 M GB-s: (1.4 M - 0.4 M) x $0.0000133334 = $13.33, all of it $18.67",
  },
  {
    line: "init",
    usage: { initGbSeconds: exactly(500_000) },
    free: 1.33334,
    full: 6.6667,
    title:
      "0.5 M GB-s of init are as dear as duration: 0.1 M x $0.0000133334 = $1.33, all of it $6.67",
  },
  {
    line: "requests",
    usage: { invocations: 3_000_000 },
    free: 0.4,
    full: 0.6,
    title: "3 M requests: (3 M - 1 M) x $0.0000002 = $0.40, all of them $0.60",
  },
  {
    line: "snapStartCache",
    usage: { cachedGbSeconds: 2_592_000 },
    free: 3.8999232,
    full: 3.8999232,
    title: "1 GB cached for 30 days: 2592000 s x $0.0000015046 = $3.90, none of it free",
  },
  {
    line: "snapStartRestores",
    usage: { restoredGb: 10_000 },
    free: 1.397998,
    full: 1.397998,
    title: "10000 GB restored x $0.0001397998 = $1.40, none of it free",
  },
  {
    line: "logs",
    usage: { logsGb: 8 },
    free: 1.5,
    full: 4,
    title: "8 GB of logs: (8 - 5) x $0.50 = $1.50, all of them $4",
  },
  {
    line: "s3Requests",
    usage: { s3Writes: 1_000_000, s3Reads: 1_000_000 },
    free: 5.4,
    full: 5.4,
    title: "1 M writes x $0.000005 + 1 M reads x $0.0000004 = $5.40",
  },
  {
    line: "traces",
    usage: { traces: exactly(1_100_000) },
    free: 5,
    full: 5.5,
    title: "1.1 M traces: (1.1 M - 0.1 M) x $0.000005 = $5, all of them $5.50",
  },
  {
    line: "customMetrics",
    usage: { customMetrics: 14 },
    free: 1.2,
    full: 4.2,
    title: "14 metrics: (14 - 10) x $0.30 = $1.20, all of them $4.20",
  },
] as const;

describe("costOfMonth", () => {
  for (const { line, usage, free, full, title } of lines) {
    it(title, () => {
      expect(lineOf(usage, true)?.[line].low).to.be.closeTo(free, 1e-9);
      expect(lineOf(usage, false)?.[line].low).to.be.closeTo(full, 1e-9);
    });
  }

  it("splits 400000 free GB-s between both architectures: of 300000 and 500000, 150000 and 250000 are free", () => {
    const { functions } = costOfMonth(
      [
        { ...nothing, architecture: "x86_64", durationGbSeconds: exactly(300_000) },
        { ...nothing, architecture: "arm64", durationGbSeconds: exactly(500_000) },
      ],
      0,
      prices,
      true,
    );
    const [x86, arm] = functions.map(({ lines: { duration } }) => duration.low);
    expect(x86).to.be.closeTo(150_000 * 0.0000166667, 1e-9);
    expect(arm).to.be.closeTo(250_000 * 0.0000133334, 1e-9);
  });

  it("applies tiers to all functions together: 2 x 4 B GB-s of x86_64, each half of 6 B x $0.0000166667 + 2 B x $0.000015", () => {
    const half = { ...nothing, architecture: "x86_64", durationGbSeconds: exactly(4e9) } as const;
    const { functions } = costOfMonth([half, half], 0, prices, false);
    const costs = functions.map(({ lines: { duration } }) => duration.low);
    expect(costs[0]).to.be.closeTo(65_000.1, 1e-4);
    expect(costs[1]).to.be.closeTo(65_000.1, 1e-4);
  });

  it("adds alarms to the functions: (22 - 10) x $0.10 = $1.20, all 22 $2.20", () => {
    expect(costOfMonth([], 22, prices, true).total.low).to.be.closeTo(1.2, 1e-9);
    expect(costOfMonth([], 22, prices, false).total.low).to.be.closeTo(2.2, 1e-9);
  });

  it("prices both bounds: 1 M and 2 M GB-s, $13.33 and $26.67", () => {
    const { total } = costOfMonth(
      [{ ...nothing, durationGbSeconds: { low: 1e6, high: 2e6 } }],
      0,
      prices,
      false,
    );
    expect(total.low).to.be.closeTo(13.3334, 1e-9);
    expect(total.high).to.be.closeTo(26.6668, 1e-9);
  });

  it("charges nothing if nothing runs", () => {
    expect(costOfMonth([nothing], 0, prices, true).total).to.deep.equal({ low: 0, high: 0 });
  });

  it("charges nothing for SnapStart if its prices are unknown", () => {
    const usage = { ...nothing, cachedGbSeconds: 1e6, restoredGb: 1000 };
    const { total } = costOfMonth([usage], 0, findPriceList("eu-west-1"), true);
    expect(total).to.deep.equal({ low: 0, high: 0 });
  });
});

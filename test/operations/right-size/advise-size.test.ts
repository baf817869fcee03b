import { expect } from "chai";
import { findPriceList } from "../../../operations/pricing/price-list";
import {
  adviseSize,
  percentile,
  type SizedFunction,
  unknownFunctions,
} from "../../../operations/right-size/advise-size";
import { type InvocationReport, NOTHING } from "../../../operations/right-size/observations";

const prices = findPriceList("us-east-1");
const subject: SizedFunction = {
  functionName: "etl-transform",
  name: "transform",
  memoryMb: 1024,
  timeoutSeconds: 10,
  architecture: "arm64",
  ceilingMb: 1536,
};
const tune = (...values: readonly (readonly [memoryMb: number, averageDurationMs: number])[]) =>
  values.map(([memoryMb, averageDurationMs]) => ({
    functionName: "transform",
    memoryMb,
    averageDurationMs,
  }));
/** Invocations of one second each. */
const logs = (count: number, more: Partial<InvocationReport> = {}): readonly InvocationReport[] =>
  Array.from({ length: count }, (_, index) => ({
    functionName: "etl-transform",
    requestId: `r-${index}`,
    durationMs: 1000,
    memoryMb: 1024,
    maxMemoryUsedMb: 700,
    isTimeout: false,
    ...more,
  }));

const cases = [
  {
    title: "no data",
    observations: NOTHING,
    verdict: "no data",
    advice: "No data, so no recommendation.",
  },
  {
    title: "a setting above the ceiling, whatever the measurements",
    subject: { ...subject, ceilingMb: 512 },
    observations: { ...NOTHING, reports: logs(100) },
    verdict: "above the ceiling",
    advice: "1024 MB is more than the 512 MB that the policy allows.",
  },
  {
    title: "memory that is nearly used up: 930 of 1024 MB, once",
    observations: {
      ...NOTHING,
      reports: [...logs(99), ...logs(1, { requestId: "x", maxMemoryUsedMb: 930 })],
    },
    verdict: "too small",
    advice: "Up to 91 % of the memory was used. Raise it: the policy allows up to 1536 MB.",
  },
  {
    title: "timeouts at the ceiling",
    subject: { ...subject, ceilingMb: 1024 },
    observations: {
      ...NOTHING,
      reports: [...logs(99), ...logs(1, { requestId: "x", isTimeout: true })],
    },
    verdict: "too small",
    advice:
      "1 of 100 invocations timed out. It is already at the policy's ceiling of 1024 MB: use smaller objects or raise the ceiling.",
  },
  {
    title: "durations near the timeout: 8 of 10 s",
    observations: { ...NOTHING, reports: logs(50, { durationMs: 8000 }) },
    verdict: "too small",
    advice:
      "1 % of the invocations took 80 % of the timeout or more. Raise it: the policy allows up to 1536 MB.",
  },
  {
    title: "the same with 49 invocations: too few",
    observations: { ...NOTHING, reports: logs(49, { durationMs: 8000 }) },
    verdict: "undecided",
    advice:
      "Up to 68 % of the memory was used in 49 invocations. That is too few for a recommendation.",
  },
  {
    title: "a single invocation",
    observations: { ...NOTHING, reports: logs(1) },
    verdict: "undecided",
    advice:
      "Up to 68 % of the memory was used in 1 invocation. That is too few for a recommendation.",
  },
  {
    title: "well-used memory without other values to compare",
    observations: { ...NOTHING, reports: logs(50) },
    verdict: "right",
    advice:
      "Up to 68 % of the memory was used in 50 invocations. Another value may cost less: measure some with Lambda Power Tuning.",
  },
  {
    title: "hardly used memory: less may cost more",
    observations: { ...NOTHING, reports: logs(50, { maxMemoryUsedMb: 300 }) },
    verdict: "undecided",
    advice:
      "Up to 29 % of the memory was used in 50 invocations. Another value may cost less: measure some with Lambda Power Tuning.",
  },
  {
    title: "pure computing, which costs the same: 512 MB x 2 s, 1024 MB x 1 s",
    observations: { ...NOTHING, tuned: tune([512, 2000], [1024, 1000]) },
    verdict: "right",
    advice: "No measured value within the ceiling saves 10 % or more.",
  },
  {
    title: "half the memory for the same time, with known usage: 512 MB x 1 s",
    observations: {
      ...NOTHING,
      tuned: tune([512, 1000], [1024, 1000]),
      reports: logs(50, { maxMemoryUsedMb: 300 }),
    },
    verdict: "change",
    advice: "512 MB costs 50 % less: 1000 ms instead of 1000 ms.",
  },
  {
    title: "the same with unknown usage",
    observations: { ...NOTHING, tuned: tune([512, 1000], [1024, 1000]) },
    verdict: "undecided",
    advice:
      "512 MB costs 50 % less: 1000 ms instead of 1000 ms. Without REPORT lines it is unknown whether that is enough memory.",
  },
  {
    title: "the same with usage of only a few invocations",
    observations: {
      ...NOTHING,
      tuned: tune([512, 1000], [1024, 1000]),
      reports: logs(3, { maxMemoryUsedMb: 300 }),
    },
    verdict: "undecided",
    advice:
      "512 MB costs 50 % less: 1000 ms instead of 1000 ms. The memory in use is known for only 3 invocations.",
  },
  {
    title: "half the memory, which is too little: 500 of 512 MB",
    observations: {
      ...NOTHING,
      tuned: tune([512, 1000], [1024, 1000]),
      reports: logs(50, { maxMemoryUsedMb: 500 }),
    },
    verdict: "right",
    advice: "No measured value within the ceiling saves 10 % or more.",
  },
  {
    title: "half the memory, which comes near the timeout: 8.1 of 10 s",
    observations: {
      ...NOTHING,
      tuned: tune([128, 8100], [1024, 2000]),
      reports: logs(50, { maxMemoryUsedMb: 90 }),
    },
    verdict: "right",
    advice: "No measured value within the ceiling saves 10 % or more.",
  },
  {
    title: "more memory that pays: 1536 MB x 0.5 s",
    observations: { ...NOTHING, tuned: tune([1024, 1000], [1536, 500]) },
    verdict: "change",
    advice: "1536 MB costs 25 % less: 500 ms instead of 1000 ms.",
  },
  {
    title: "more memory that pays, above the ceiling",
    observations: { ...NOTHING, tuned: tune([1024, 1000], [1769, 400]) },
    verdict: "right",
    advice: "No measured value within the ceiling saves 10 % or more.",
  },
  {
    title: "measurements of other memory only",
    observations: { ...NOTHING, tuned: tune([512, 1000]) },
    verdict: "undecided",
    advice: "Nothing was measured at its current 1024 MB.",
  },
  {
    title: "a single value of Power Tuning",
    observations: { ...NOTHING, tuned: tune([1024, 1000]) },
    verdict: "undecided",
    advice:
      "Only one value was measured. Another value may cost less: measure some with Lambda Power Tuning.",
  },
];

describe("adviseSize", () => {
  for (const { title, subject: other = subject, observations, verdict, advice } of cases) {
    it(`returns "${verdict}" for ${title}`, () => {
      const each = adviseSize(other, observations, prices);
      expect([each.verdict, each.advice]).to.deep.equal([verdict, advice]);
    });
  }

  it("prices each value: a million x 2 s x 0.5 GB x $0.0000133334 = $13.33", () => {
    const { values } = adviseSize(subject, { ...NOTHING, tuned: tune([512, 2000]) }, prices);
    expect(values[0]?.usdPerMillion).to.be.closeTo(13.3334, 1e-9);
  });

  it("averages logs by memory and marks the values that the policy allows", () => {
    const reports = [
      ...logs(2),
      ...logs(1, { requestId: "x", memoryMb: 2048, durationMs: 400 }),
      ...logs(1, { requestId: "y", memoryMb: 2048, durationMs: 600 }),
    ];
    const { values, invocations } = adviseSize(subject, { ...NOTHING, reports }, prices);
    expect(invocations).to.equal(2);
    expect(
      values.map(({ memoryMb, averageDurationMs, isAllowed }) => [
        memoryMb,
        averageDurationMs,
        isAllowed,
      ]),
    ).to.deep.equal([
      [1024, 1000, true],
      [2048, 500, false],
    ]);
  });

  it("counts an invocation in two files once", () => {
    const { invocations } = adviseSize(
      subject,
      { ...NOTHING, reports: [...logs(5), ...logs(5)] },
      prices,
    );
    expect(invocations).to.equal(5);
  });

  it("counts every invocation without an id", () => {
    const { invocations } = adviseSize(
      subject,
      { ...NOTHING, reports: logs(5, { requestId: "" }) },
      prices,
    );
    expect(invocations).to.equal(5);
  });

  it("counts throttles", () => {
    const throttles = [{ functionName: "transform" }, { functionName: "other" }];
    expect(adviseSize(subject, { ...NOTHING, throttles }, prices).throttles).to.equal(1);
  });
});

describe("percentile", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  const rows = [
    { values: hundred, percent: 50, value: 50 },
    { values: hundred, percent: 95, value: 95 },
    { values: hundred, percent: 99, value: 99 },
    { values: [3, 1, 2], percent: 50, value: 2 },
    { values: [3, 1, 2], percent: 99, value: 3 },
    { values: [7], percent: 1, value: 7 },
  ];
  for (const { values, percent, value } of rows) {
    it(`${percent} % of ${values.length} values lie at or below ${value}`, () => {
      expect(percentile(values, percent)).to.equal(value);
    });
  }
});

describe("unknownFunctions", () => {
  it("names functions that are not in the stack, each once", () => {
    const reports = [...logs(2), ...logs(2, { functionName: "mailer" })];
    expect(unknownFunctions({ ...NOTHING, reports }, [subject])).to.deep.equal(["mailer"]);
  });
});

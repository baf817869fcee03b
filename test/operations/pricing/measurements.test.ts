import { expect } from "chai";
import {
  findMeasured,
  type MeasuredFunction,
  workPerObject,
} from "../../../operations/pricing/measurements";
import type { FunctionSettings } from "../../../operations/pricing/settings";

const at = (inputMb: number, invocations: number, cpuSeconds: number) => ({
  inputMb,
  invocations,
  cpuSeconds,
  logBytes: 1000,
  s3Writes: 2,
  s3Reads: inputMb,
});
const made: MeasuredFunction = {
  initCpuSeconds: 0.1,
  initCpuSecondsBefore: 0.2,
  customMetrics: 4,
  objects: [at(1, 2, 0.1), at(11, 2, 1.1), at(111, 13, 6.1)],
};
const settings: FunctionSettings = {
  functionName: "etl-prod-data-output",
  name: "data-output",
  memoryMb: 512,
  timeoutSeconds: 120,
  architecture: "arm64",
  snapStart: false,
  tracing: true,
};

const works = [
  { mb: 1, invocations: 2, cpuSeconds: 0.1, title: "takes what was measured at 1 MB" },
  { mb: 6, invocations: 2, cpuSeconds: 0.6, title: "halfway from 1 to 11 MB: 0.1 + 1 / 2" },
  { mb: 61, invocations: 8, cpuSeconds: 3.6, title: "halfway from 11 to 111 MB: 1.1 + 5 / 2" },
  { mb: 0.5, invocations: 2, cpuSeconds: 0.05, title: "below, on the same line: 0.1 - 0.05" },
];

describe("workPerObject", () => {
  for (const { mb, invocations, cpuSeconds, title } of works) {
    it(title, () => {
      const work = workPerObject(made, mb);
      expect(work.invocations).to.equal(invocations);
      expect(work.cpuSeconds).to.be.closeTo(cpuSeconds, 1e-9);
    });
  }

  it("rejects an object above the largest measured size", () => {
    expect(() => workPerObject(made, 1500)).to.throw(
      "objects of 1500 MB were never measured, only up to 111 MB; the functions reject objects above 1 GiB",
    );
  });
});

describe("findMeasured", () => {
  it("identifies a function by the stage in its name", () => {
    expect(findMeasured(settings)?.customMetrics).to.equal(4);
  });

  it("uses separate measurements for data-output with Parquet, which takes more", () => {
    const [ndjson, parquet] = [settings, { ...settings, outputFormat: "parquet" }].map(
      (each) => findMeasured(each)?.objects[0]?.cpuSeconds ?? 0,
    );
    expect(parquet).to.be.greaterThan(ndjson ?? 0);
  });

  it("returns undefined for another function", () => {
    expect(findMeasured({ ...settings, functionName: "mailer" })).to.equal(undefined);
  });
});

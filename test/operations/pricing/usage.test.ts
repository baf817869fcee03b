import { expect } from "chai";
import { DEFAULT_WORKLOAD } from "../../../operations/pricing/estimate";
import { findMeasured } from "../../../operations/pricing/measurements";
import type { FunctionSettings } from "../../../operations/pricing/settings";
import { usageOf } from "../../../operations/pricing/usage";

const settings: FunctionSettings = {
  functionName: "worker",
  name: "worker",
  memoryMb: 884.5,
  timeoutSeconds: 60,
  architecture: "arm64",
  snapStart: false,
  tracing: true,
};
const figure = {
  functionName: "worker",
  invocations: 1000,
  averageDurationMs: 2000,
  coldStarts: 10,
  averageInitMs: 500,
};
const GB = 884.5 / 1024;

describe("usageOf, from CloudWatch figures", () => {
  const usage = usageOf(settings, DEFAULT_WORKLOAD, [figure]);

  it("uses observed durations unchanged: 1000 x 2 s x 884.5 MB", () => {
    const gbSeconds = 2000 * GB;
    expect(usage?.after.durationGbSeconds).to.deep.equal({ low: gbSeconds, high: gbSeconds });
  });

  it("uses observed inits unchanged: 10 x 0.5 s x 884.5 MB", () => {
    expect(usage?.after.initGbSeconds.high).to.be.closeTo(5 * GB, 1e-9);
  });

  it("bounds the baseline: from 0.5 vCPU busy at 1.7 vCPU to 2 s of waiting, at 3008 MB on x86_64", () => {
    expect(usage?.before.architecture).to.equal("x86_64");
    const gb = 3008 / 1024;
    const { low = 0, high = 0 } = usage?.before.durationGbSeconds ?? {};
    expect(low).to.be.closeTo(((1000 * 2 * 0.5) / (3008 / 1769)) * gb, 1e-6);
    expect(high).to.be.closeTo(2000 * gb, 1e-6);
  });

  it("uses observed figures of the baseline: 1000 x 0.7 s x 3008 MB", () => {
    const old = { ...figure, averageDurationMs: 700, memoryMb: 3008 };
    const { before } = usageOf(settings, DEFAULT_WORKLOAD, [figure, old]) ?? {};
    const { low = 0, high = 0 } = before?.durationGbSeconds ?? {};
    expect(low).to.equal(high);
    expect(low).to.be.closeTo((700 * 3008) / 1024, 1e-6);
  });

  it("traces from 5 % of 1000 to all of them, and none in the baseline", () => {
    expect(usage?.after.traces).to.deep.equal({ low: 50, high: 1000 });
    expect(usage?.before.traces).to.deep.equal({ low: 0, high: 0 });
  });

  it("traces at most one per second plus 5 % of the rest: 2592000 + 5 % of 408000", () => {
    const busy = usageOf(settings, DEFAULT_WORKLOAD, [{ ...figure, invocations: 3_000_000 }]);
    expect(busy?.after.traces).to.deep.equal({ low: 150_000, high: 2_612_400 });
  });

  it("returns undefined for a function without figures", () => {
    const other = { ...settings, functionName: "data-output" };
    expect(usageOf(other, DEFAULT_WORKLOAD, [figure])).to.equal(undefined);
  });
});

describe("usageOf, with SnapStart", () => {
  const withSnapStart = { ...settings, memoryMb: 1024, snapStart: true };
  const of = (more: object) =>
    usageOf(withSnapStart, { ...DEFAULT_WORKLOAD, ...more }, [figure])?.after;

  it("caches two retained versions of 1 GB all month: 2 x 2592000 s", () => {
    expect(of({ retainedVersions: 2 })?.cachedGbSeconds).to.equal(5_184_000);
  });

  it("caches each of 1000 versions for at least three hours: 1000 x 10800 s", () => {
    expect(of({ deploymentsPerMonth: 1000 })?.cachedGbSeconds).to.equal(10_800_000);
  });

  it("caches nothing if no version is retained or published", () => {
    expect(of({ deploymentsPerMonth: 0, retainedVersions: 0 })?.cachedGbSeconds).to.equal(0);
  });

  it("restores at each cold start, 10 x 1 GB, and inits at each of 4 deployments, 4 x 0.5 s", () => {
    expect(of({})?.restoredGb).to.equal(10);
    const { low, high } = of({})?.initGbSeconds ?? {};
    // Figures without memory count as observed at the memory of the plan, 1024 MB.
    expect([low, high]).to.deep.equal([2, 2]);
  });

  it("has none in the baseline", () => {
    const { before } = usageOf(withSnapStart, DEFAULT_WORKLOAD, [figure]) ?? {};
    expect([before?.cachedGbSeconds, before?.restoredGb]).to.deep.equal([0, 0]);
  });
});

describe("usageOf, from the measurements", () => {
  const transform = { ...settings, functionName: "etl-data-transform" };
  const workload = { ...DEFAULT_WORKLOAD, objects: 1000, areObjectsGiven: true };

  it("has one invocation of data-transform for each object, and 1 % cold starts", () => {
    const { after } = usageOf({ ...transform, snapStart: true }, workload) ?? {};
    expect(after?.invocations).to.equal(1000);
    expect(after?.restoredGb).to.be.closeTo(10 * GB, 1e-9);
  });

  it("has no custom metrics in the baseline, and 6 now", () => {
    const { before, after } = usageOf(transform, workload) ?? {};
    expect([before?.customMetrics, after?.customMetrics]).to.deep.equal([0, 6]);
  });

  it("starts slower in the baseline, without bundle and layer: 10 x CPU seconds of the init x 3008 MB", () => {
    const measured = findMeasured(transform);
    const { before } = usageOf(transform, workload) ?? {};
    const inits = 10 * (3008 / 1024);
    expect(before?.initGbSeconds.high).to.be.closeTo(
      inits * (measured?.initCpuSecondsBefore ?? 0),
      1e-9,
    );
    expect(measured?.initCpuSecondsBefore).to.be.greaterThan(measured?.initCpuSeconds ?? 0);
  });

  it("uses the same GB-seconds for pure computing at any memory: half the share, twice the time", () => {
    const of = (memoryMb: number) =>
      usageOf({ ...transform, memoryMb }, workload)?.after.durationGbSeconds.high ?? 0;
    expect(of(512)).to.be.closeTo(of(1024), 1e-6);
  });

  it("scales CloudWatch figures to the given objects: 1000 invocations instead of 500", () => {
    const seen = { ...figure, functionName: "etl-data-transform", invocations: 500 };
    const { after } = usageOf(transform, workload, [seen]) ?? {};
    expect(after?.invocations).to.equal(1000);
    expect(after?.initGbSeconds.low).to.be.closeTo(20 * 0.5 * GB, 1e-9);
  });
});

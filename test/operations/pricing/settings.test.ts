import { expect } from "chai";
import { countAlarmMetrics, readFunctions, readRegion } from "../../../operations/pricing/settings";

const FUNCTION = "aws:lambda/function:Function";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("readFunctions", () => {
  it("reads a function's settings from a plan", () => {
    const inputs = {
      name: "etl-prod-output",
      memorySize: 512,
      timeout: 120,
      architectures: ["arm64"],
      snapStart: { applyOn: "PublishedVersions" },
      tracingConfig: { mode: "Active" },
      environment: { variables: { OUTPUT_FORMAT: "parquet", TOKEN: "secret" } },
    };
    expect(readFunctions([{ type: FUNCTION, name: "output", inputs }])).to.deep.equal([
      {
        functionName: "etl-prod-output",
        name: "output",
        memoryMb: 512,
        timeoutSeconds: 120,
        architecture: "arm64",
        snapStart: true,
        tracing: true,
        outputFormat: "parquet",
      },
    ]);
  });

  it("uses AWS's defaults: 128 MB, 3 s, x86_64, no SnapStart, no tracing", () => {
    expect(readFunctions([{ type: FUNCTION, name: "small", inputs: {} }])).to.deep.equal([
      {
        functionName: "small",
        name: "small",
        memoryMb: 128,
        timeoutSeconds: 3,
        architecture: "x86_64",
        snapStart: false,
        tracing: false,
      },
    ]);
  });

  it("treats PassThrough as no tracing", () => {
    const inputs = { tracingConfig: { mode: "PassThrough" } };
    expect(readFunctions([{ type: FUNCTION, name: "small", inputs }])[0]?.tracing).to.equal(false);
  });

  it("uses the logical name if the physical one is unknown before the update", () => {
    const [read] = readFunctions([{ type: FUNCTION, name: "small", inputs: { name: UNKNOWN } }]);
    expect(read?.functionName).to.equal("small");
  });

  it("sorts functions by name and ignores other resources", () => {
    const resources = ["b", "a"].map((name) => ({ type: FUNCTION, name, inputs: {} }));
    const other = { type: "aws:lambda/alias:Alias", name: "c", inputs: {} };
    expect(readFunctions([...resources, other]).map(({ name }) => name)).to.deep.equal(["a", "b"]);
  });

  const wrong = [
    {
      inputs: { memorySize: UNKNOWN },
      message: "x: memorySize must be a known number to estimate its cost",
    },
    { inputs: { timeout: "3" }, message: "x: timeout must be a known number to estimate its cost" },
    {
      inputs: { architectures: ["riscv"] },
      message: "x: architectures must be x86_64 or arm64, not riscv",
    },
    {
      inputs: { architectures: UNKNOWN },
      message: `x: architectures must be x86_64 or arm64, not ${UNKNOWN}`,
    },
  ];
  for (const { inputs, message } of wrong) {
    it(`rejects ${JSON.stringify(inputs)}`, () => {
      const read = () => readFunctions([{ type: FUNCTION, inputs: { name: "x", ...inputs } }]);
      expect(read).to.throw(message);
    });
  }
});

describe("readRegion", () => {
  it("returns the region of the provider that has one", () => {
    const providers = [{}, { region: "eu-west-1" }].map((inputs) => ({
      type: "pulumi:providers:aws",
      inputs,
    }));
    expect(readRegion(providers)).to.equal("eu-west-1");
  });

  it("returns undefined if no provider has one", () => expect(readRegion([])).to.equal(undefined));
});

describe("countAlarmMetrics", () => {
  it("counts one for an alarm on a metric and each metric of an expression: 1 + 2", () => {
    const metricQueries = [
      { id: "a", metric: { metricName: "Errors" } },
      { id: "b", metric: { metricName: "Invocations" } },
      { id: "c", expression: "a / b" },
    ];
    const alarms = [{ metricName: "Errors" }, { metricQueries }].map((inputs) => ({
      type: "aws:cloudwatch/metricAlarm:MetricAlarm",
      inputs,
    }));
    expect(countAlarmMetrics(alarms)).to.equal(3);
  });
});

import { expect } from "chai";
import { countAlarmMetrics, readFunctions, readRegion } from "../../../operations/pricing/settings";

const FUNCTION = "aws:lambda/function:Function";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("readFunctions", () => {
  it("reads what a plan says of a function", () => {
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

  it("takes what AWS takes where nothing is said: 128 MB, 3 s, x86_64, no SnapStart, no tracing", () => {
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

  it("takes a function that passes traces through for one that starts none", () => {
    const inputs = { tracingConfig: { mode: "PassThrough" } };
    expect(readFunctions([{ type: FUNCTION, name: "small", inputs }])[0]?.tracing).to.equal(false);
  });

  it("takes the name in the program where the one in AWS is known only after the update", () => {
    const [read] = readFunctions([{ type: FUNCTION, name: "small", inputs: { name: UNKNOWN } }]);
    expect(read?.functionName).to.equal("small");
  });

  it("gives functions by name, and no other resource", () => {
    const resources = ["b", "a"].map((name) => ({ type: FUNCTION, name, inputs: {} }));
    const other = { type: "aws:lambda/alias:Alias", name: "c", inputs: {} };
    expect(readFunctions([...resources, other]).map(({ name }) => name)).to.deep.equal(["a", "b"]);
  });

  const wrong = [
    {
      inputs: { memorySize: UNKNOWN },
      message: "x: memorySize must be a known number to tell its cost",
    },
    { inputs: { timeout: "3" }, message: "x: timeout must be a known number to tell its cost" },
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
    it(`refuses ${JSON.stringify(inputs)}`, () => {
      const read = () => readFunctions([{ type: FUNCTION, inputs: { name: "x", ...inputs } }]);
      expect(read).to.throw(message);
    });
  }
});

describe("readRegion", () => {
  it("gives the region of the provider that names one", () => {
    const providers = [{}, { region: "eu-west-1" }].map((inputs) => ({
      type: "pulumi:providers:aws",
      inputs,
    }));
    expect(readRegion(providers)).to.equal("eu-west-1");
  });

  it("gives none where no provider does", () => expect(readRegion([])).to.equal(undefined));
});

describe("countAlarmMetrics", () => {
  it("counts one for an alarm on a metric, and each metric of an expression: 1 + 2", () => {
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

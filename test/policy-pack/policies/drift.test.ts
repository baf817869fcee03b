import { expect } from "chai";
import { analyze, analyzeStack, configure } from "../../../policy-pack/testing/evaluator";
import { deployedDrift, inDeployedStack } from "../../support/policies/deployed-drift";

const functionType = "aws:lambda/function:Function";
const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const enabled = { enforcementLevel: "mandatory" } as const;

type Properties = Readonly<Record<string, unknown>>;

interface Row {
  readonly title: string;
  readonly type?: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  readonly config?: Properties;
  readonly settings?: Properties;
  readonly expected: readonly string[];
}

const rows: readonly Row[] = [
  {
    title: "a function that is as the program declares it",
    inputs: { memorySize: 512, architectures: ["arm64"], layers: ["a", "b"] },
    outputs: { memorySize: 512, architectures: ["arm64"], layers: ["a", "b"], arn: "arn:x" },
    expected: [],
  },
  {
    title: "memory that was raised in the console",
    inputs: { memorySize: 512 },
    outputs: { memorySize: 3008 },
    expected: ["memorySize is 3008, and the program declares 512"],
  },
  {
    title: "memory that was lowered in the console",
    inputs: { memorySize: 1024 },
    outputs: { memorySize: 128 },
    expected: ["memorySize is 128, and the program declares 1024"],
  },
  {
    title: "a number that the program writes as text",
    inputs: { memorySize: "512" },
    outputs: { memorySize: 512 },
    expected: [],
  },
  {
    title: "what the program leaves to AWS, as AWS has it by default",
    inputs: {},
    outputs: {
      memorySize: 128,
      timeout: 3,
      architectures: ["x86_64"],
      tracingConfig: { mode: "PassThrough" },
      kmsKeyArn: "",
      layers: null,
      loggingConfig: { logGroup: "/aws/lambda/etl" },
    },
    expected: [],
  },
  {
    title: "what the program leaves to AWS, set in the console",
    inputs: { name: "etl" },
    outputs: { name: "etl", timeout: 900, reservedConcurrentExecutions: 0, kmsKeyArn: "arn:key" },
    expected: [
      "kmsKeyArn is arn:key, and the program declares none",
      "timeout is 900, and the program declares 3",
      "reservedConcurrentExecutions is 0, and the program declares -1",
    ],
  },
  {
    title: "what was taken away",
    inputs: { tracingConfig: { mode: "Active" }, layers: ["arn:layer:1"] },
    outputs: { layers: [] },
    expected: [
      'layers is [], and the program declares ["arn:layer:1"]',
      "tracingConfig.mode is PassThrough, and the program declares Active",
    ],
  },
  {
    title: "environment variables, by their names alone",
    inputs: { environment: { variables: { KEPT: "1", CHANGED: "old", GONE: "1" } } },
    outputs: { environment: { variables: { KEPT: "1", CHANGED: "hunter2", NEW: "hunter2" } } },
    expected: [
      "environment variable CHANGED was changed",
      "environment variable GONE was removed",
      "environment variable NEW was added",
    ],
  },
  {
    title: "environment variables that are one secret on either side",
    inputs: { environment: { variables: "[secret]" } },
    outputs: { environment: { variables: { A: "1" } } },
    expected: [],
  },
  {
    title: "environment variables that became one secret",
    inputs: { environment: { variables: { A: "1" } } },
    outputs: { environment: { variables: "[secret]" } },
    expected: [],
  },
  {
    title: "an alarm that was silenced",
    type: alarmType,
    inputs: { alarmActions: ["arn:topic"], dimensions: { FunctionName: "etl" }, threshold: 1 },
    outputs: {
      actionsEnabled: false,
      alarmActions: [],
      dimensions: { FunctionName: "etl" },
      threshold: 1,
    },
    expected: [
      "actionsEnabled is false, and the program declares true",
      'alarmActions is [], and the program declares ["arn:topic"]',
    ],
  },
  {
    title: "an attribute that may differ by configuration",
    inputs: { reservedConcurrentExecutions: 50, environment: { variables: { A: "1" } } },
    outputs: { reservedConcurrentExecutions: 70, environment: { variables: { A: "2" } } },
    config: { ignoredAttributes: ["reserved*", "environment.variables"] },
    expected: [],
  },
  {
    title: "a type that it does not know",
    type: "random:index/randomId:RandomId",
    inputs: { byteLength: 1 },
    outputs: { byteLength: 2 },
    expected: [],
  },
];

describe("drift", () => {
  inDeployedStack();

  for (const row of rows) {
    it(`evaluates ${row.title}`, async () => {
      expect((await evaluate(row)).map(({ message }) => message)).to.have.members(row.expected);
    });
  }

  it("is a violation of the function, at the policy's level", async () => {
    expect(await evaluate({ inputs: { timeout: 60 }, outputs: { timeout: 61 } })).to.deep.equal([
      {
        resource: "etl",
        level: "mandatory",
        message: "timeout is 61, and the program declares 60",
      },
    ]);
  });

  it("is advisory where the function is exempt", async () => {
    const exemptions = [
      { policy: "drift", resource: "etl", reason: "trial", owner: "a", expires: "2026-12-31" },
    ];
    const settings = { asOf: "2026-11-23", exemptions };
    expect(await evaluate({ inputs: { timeout: 60 }, outputs: { timeout: 61 }, settings })).to.eql([
      {
        resource: "etl",
        level: "advisory",
        message: "timeout is 61, and the program declares 60 (exempt until 2026-12-31, a: trial)",
      },
    ]);
  });

  it("says so where the settings are disabled, of stacks that have what it evaluates", async () => {
    await configure({ [deployedDrift.name]: enabled });
    const of = async (type: string) =>
      (await analyzeStack([{ type, name: "other", inputs: {}, outputs: {} }])).diagnostics;
    expect((await of(functionType)).map(({ message }) => message.split(",")[0])).to.deep.equal([
      "settings is disabled",
    ]);
    expect(await of("random:index/randomId:RandomId")).to.deep.equal([]);
  });

  it("says nothing of a resource that the stack only reads", async () => {
    expect(await evaluate({ inputs: {}, outputs: { timeout: 900 }, provider: {} })).to.deep.equal(
      [],
    );
  });
});

async function evaluate(row: Partial<Row> & { readonly provider?: Properties }) {
  const { inputs = {}, outputs = {} } = row;
  await configure({
    settings: { ...enabled, ...row.settings },
    [deployedDrift.name]: { ...enabled, ...row.config },
  });
  const resource = {
    type: row.type ?? functionType,
    name: "etl",
    inputs,
    outputs,
    ...(row.provider && { provider: row.provider, isUnchecked: true }),
  };
  await analyze(resource);
  return (await analyzeStack([resource])).diagnostics;
}

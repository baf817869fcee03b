import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { parseFile } from "../../../operations/right-size/parse-file";

const LINE =
  "REPORT RequestId: r-1\tDuration: 100.00 ms\tBilled Duration: 100 ms\tMemory Size: 512 MB\tMax Memory Used: 120 MB\t";
const report = (functionName: string | undefined, requestId = "r-1") => ({
  functionName,
  requestId,
  durationMs: 100,
  memoryMb: 512,
  maxMemoryUsedMb: 120,
  isTimeout: false,
});
const stats = [
  { averagePrice: 0.0000002083, averageDuration: 2.9066666666666667, value: 128 },
  { averagePrice: 0.0000002, averageDuration: 1.5, value: 256 },
];
const tuned = (functionName: string | undefined) => [
  { functionName, memoryMb: 128, averageDurationMs: 2.9066666666666667 },
  { functionName, memoryMb: 256, averageDurationMs: 1.5 },
];
const tuning = { power: "128", cost: 0.0000002083, duration: 2.9, stats };
const ARN = "arn:aws:lambda:eu-west-1:123456789012:function:etl-output:live";

const logs = [
  {
    title: "lines of a log, some of them about something else",
    text: `START RequestId: r-1\n${LINE}\nEND RequestId: r-1\n`,
    reports: [report("f")],
  },
  {
    title: "what aws logs filter-log-events prints",
    text: JSON.stringify({ events: [{ logStreamName: "2026/11/23/[12]a", message: LINE }] }),
    reports: [report("f")],
  },
  {
    title: "rows of Logs Insights as the API gives them",
    text: JSON.stringify({ results: [[{ field: "@message", value: LINE }]] }),
    reports: [report("f")],
  },
  {
    title: "rows of Logs Insights as JSON, with memory in bytes",
    text: JSON.stringify([
      {
        "@requestId": "r-1",
        "@duration": "100",
        "@memorySize": "5.12E8",
        "@maxMemoryUsed": "1.2E8",
      },
    ]),
    reports: [report("f")],
  },
  {
    title: "rows of Logs Insights as CSV",
    text: "@timestamp,@requestId,@duration,@memorySize,@maxMemoryUsed\n2026-11-23,r-1,100,512000000,120000000\n2026-11-23,,,,\n",
    reports: [report("f")],
  },
  {
    title: "messages in CSV",
    text: `"@timestamp","@message"\n"2026-11-23","${LINE}"\n`,
    reports: [report("f")],
  },
  {
    title: "a single record",
    text: JSON.stringify({
      type: "platform.report",
      record: {
        requestId: "r-1",
        metrics: { durationMs: 100, memorySizeMB: 512, maxMemoryUsedMB: 120 },
      },
    }),
    reports: [report("f")],
  },
  { title: "a list of lines", text: JSON.stringify([LINE]), reports: [report("f")] },
];

const wrong = [
  { title: "an empty file", text: "" },
  { title: "JSON of something else", text: '{"name":"lambda-etl"}' },
  { title: "the output of Power Tuning without its stats", text: '{"results":{"power":"128"}}' },
  { title: "stats without values", text: '{"stats":[{"value":"large"}]}' },
  { title: "CSV of something else", text: "@timestamp,@message\n2026-11-23,hello\n" },
  { title: "bytes of something else", text: "\u0000\u0001\u0002" },
];

describe("parseFile", () => {
  for (const { title, text, reports } of logs) {
    it(`reads ${title}`, () => {
      expect(parseFile(Buffer.from(text), "x", "f").reports).to.deep.equal(reports);
    });
    it(`reads ${title}, gzipped`, () => {
      expect(parseFile(gzipSync(text), "x.gz", "f").reports).to.deep.equal(reports);
    });
  }

  const tunings = [
    { title: "the output of Power Tuning", content: { results: tuning }, name: undefined },
    { title: "what the state machine gave", content: tuning, name: undefined },
    {
      title: "an execution of it, which names the function",
      content: {
        executionArn: "a",
        input: JSON.stringify({ lambdaARN: ARN }),
        output: JSON.stringify(tuning),
      },
      name: "etl-output",
    },
  ];
  for (const { title, content, name } of tunings) {
    it(`reads ${title}`, () => {
      const found = parseFile(Buffer.from(JSON.stringify(content)), "x");
      expect(found.tuned).to.deep.equal(tuned(name));
    });
  }

  it("takes the function from the log group of a row", () => {
    const row = { "@log": "123456789012:/aws/lambda/etl-output", "@message": LINE };
    const found = parseFile(Buffer.from(JSON.stringify([row])), "x");
    expect(found.reports).to.deep.equal([report("etl-output")]);
  });

  it("prefers the function that the user named to the one in the log", () => {
    const row = { "@log": "123456789012:/aws/lambda/etl-output", "@message": LINE };
    const found = parseFile(Buffer.from(JSON.stringify([row])), "x", "f");
    expect(found.reports).to.deep.equal([report("f")]);
  });

  it("prefers it to the one in an execution of Power Tuning", () => {
    const content = { input: JSON.stringify({ lambdaARN: ARN }), output: JSON.stringify(tuning) };
    const found = parseFile(Buffer.from(JSON.stringify(content)), "x", "f");
    expect(found.tuned).to.deep.equal(tuned("f"));
  });

  for (const { title, text } of wrong) {
    it(`rejects ${title}`, () => {
      expect(() => parseFile(Buffer.from(text), "x")).to.throw(
        "x: expected REPORT lines, platform.report records, rows of CloudWatch Logs Insights (JSON or CSV) or the output of Lambda Power Tuning with its stats, but found none",
      );
    });
  }

  it("rejects a truncated gzip file", () => {
    expect(() => parseFile(gzipSync(LINE).subarray(0, 30), "x.gz")).to.throw(
      "x.gz: incomplete gzip file: unexpected end of file",
    );
  });
});

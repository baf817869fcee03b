import { expect } from "chai";
import { nameInMessage, readMessage } from "../../../operations/right-size/log-message";

const LINE =
  "REPORT RequestId: r-1\tDuration: 127.10 ms\tBilled Duration: 154 ms\tMemory Size: 1024 MB\tMax Memory Used: 212 MB\t";
const report = { functionName: "f", requestId: "r-1", durationMs: 127.1, memoryMb: 1024 };
const found = { ...report, maxMemoryUsedMb: 212, isTimeout: false };
const metrics = {
  durationMs: 127.1,
  billedDurationMs: 154,
  memorySizeMB: 1024,
  maxMemoryUsedMB: 212,
};
const record = (more: object = {}, status = "success") =>
  JSON.stringify({
    time: "2026-11-23T09:00:00.000Z",
    type: "platform.report",
    record: { requestId: "r-1", status, metrics: { ...metrics, ...more } },
  });

const reports = [
  { title: "a REPORT line", message: LINE, report: found },
  {
    title: "one with its init",
    message: `${LINE}Init Duration: 230.50 ms\t`,
    report: { ...found, initMs: 230.5 },
  },
  {
    title: "one of a restore, whose durations are not the invocation's",
    message: `${LINE}Restore Duration: 325.93 ms\tBilled Restore Duration: 26 ms\t`,
    report: found,
  },
  {
    title: "one after what aws logs tail puts before it",
    message: `2026-11-23T09:00:00+00:00 2026/11/23/[12]0a1b ${LINE}`,
    report: found,
  },
  {
    title: "one with spaces in place of tabs, and trace",
    message: `${LINE.replaceAll("\t", " ")}XRAY TraceId: 1-6 SegmentId: 2 Sampled: true`,
    report: found,
  },
  {
    title: "one of a timeout",
    message: `${LINE}Status: timeout`,
    report: { ...found, isTimeout: true },
  },
  { title: "a platform.report record", message: record(), report: found },
  {
    title: "one with its init, after a time",
    message: `2026-11-23T09:00:00 ${record({ initDurationMs: 230.5 })}`,
    report: { ...found, initMs: 230.5 },
  },
  {
    title: "one of a timeout, as a record",
    message: record({}, "timeout"),
    report: { ...found, isTimeout: true },
  },
];

const nothing = [
  { title: "an empty line", message: "" },
  { title: "a line of the function", message: '{"level":"INFO","message":"source stored"}' },
  { title: "the start of an invocation", message: "START RequestId: r-1 Version: 12" },
  { title: "a REPORT line that was cut", message: LINE.slice(0, 60) },
  { title: "a record that was cut", message: record().slice(0, -20) },
  { title: "a record without metrics", message: '{"type":"platform.report","record":{}}' },
];

const throttles = [
  "TooManyRequestsException: Rate Exceeded.",
  '{"errorType":"ReservedFunctionConcurrentInvocationLimitExceeded"}',
];

const names = [
  { text: "123456789012:/aws/lambda/etl-prod-data-output", name: "etl-prod-data-output" },
  { text: "2026/11/23/etl-data-output[12][0a1b]", name: "etl-data-output" },
  { text: "2026/11/23/[12]0a1b", name: undefined },
  { text: "", name: undefined },
];

describe("readMessage", () => {
  for (const { title, message, report: expected } of reports) {
    it(`reads ${title}`, () => {
      const {
        reports: [first],
        throttles: refused,
      } = readMessage(message, "f");
      expect(first).to.deep.equal(expected);
      expect(refused).to.deep.equal([]);
    });
  }

  for (const { title, message } of nothing) {
    it(`finds nothing in ${title}`, () => {
      expect(readMessage(message, "f")).to.deep.equal({ reports: [], tuned: [], throttles: [] });
    });
  }

  for (const message of throttles) {
    it(`recognises a throttled invocation: ${message}`, () => {
      expect(readMessage(message, "f").throttles).to.deep.equal([{ functionName: "f" }]);
    });
  }

  it("leaves the function undefined if the message does not name it", () => {
    expect(readMessage(LINE).reports[0]?.functionName).to.equal(undefined);
  });
});

describe("nameInMessage", () => {
  for (const { text, name } of names) {
    it(`finds ${name ?? "no name"} in "${text}"`, () => {
      expect(nameInMessage(text)).to.equal(name);
    });
  }
});

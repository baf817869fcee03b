import { expect } from "chai";
import { formatSaving, formatUsd, formatUsdRange } from "../../../operations/command/money";
import { formatEstimate } from "../../../operations/cost/report";
import { estimateMonth } from "../../../operations/pricing/estimate";

const resources = [
  { type: "pulumi:providers:aws", inputs: { region: "us-east-1" } },
  {
    type: "aws:lambda/function:Function",
    name: "worker",
    inputs: {
      name: "etl-worker",
      memorySize: 1024,
      architectures: ["arm64"],
      snapStart: { applyOn: "PublishedVersions" },
    },
  },
  { type: "aws:lambda/function:Function", name: "mailer", inputs: { name: "etl-mailer" } },
  ...Array.from({ length: 12 }, (_, index) => ({
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    name: `alarm-${index}`,
    inputs: { metricName: "Errors" },
  })),
];
// 3 M x 1 s x 1 GB: (3 M - 0.4 M) x $0.0000133334 = $34.67 after.
// Before 2.9375 GB: 3 M x (0.5789 / 1.7004) s to 3 M x 1 s, less 0.4 M, x $0.0000166667 = $43.33 to $140.21.
// Requests (3 M - 1 M) x $0.0000002 = $0.40; restores 30000 x 1 GB x $0.0001397998 = $4.19.
// Alarms (12 - 10) x $0.10 = $0.20; logs are below 5 GB: 3 M x 620 B = 1.86 GB.
const figures = [
  {
    functionName: "etl-worker",
    invocations: 3_000_000,
    averageDurationMs: 1000,
    coldStarts: 30_000,
  },
];

const EXPECTED = `A month as counted by CloudWatch, in US dollars, at the prices of us-east-1 of 2026-11-23.
Durations: the given CloudWatch figures; logs and S3 requests as measured for objects of 1 MB. Cold starts: as counted.
The free tier is deducted.

                                            before   after
worker, 1024 MB arm64, SnapStart  $43.73 to 140.61  $43.16
  duration                        $43.33 to 140.21  $34.67
  requests                                   $0.40   $0.40
  SnapStart cache                            $0.00   $3.90
  SnapStart restores                         $0.00   $4.19
alarms, on 12 metrics                        $0.00   $0.20
all                               $43.73 to 140.61  $43.36

Duration and init: $43.33 to 140.21 before, $34.67 after
worker  before ████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░ $43.33 to 140.21
         after ██████████                               $34.67

Saved on duration and init, with the slower CPU of less memory: 20 % to 75 %.
By allocated memory alone, ignoring the slower CPU: worker 73 %. That is not a real saving.
Not included: etl-mailer, which was never measured.
Not included:
  retries; EventBridge, SQS, SNS and KMS; storage in S3, ECR and logs; data transfer; taxes
`;

describe("formatEstimate", () => {
  it("shows a table, a chart and what the estimate excludes", () => {
    expect(formatEstimate(estimateMonth(resources, { figures }))).to.equal(EXPECTED);
  });
});

describe("amounts", () => {
  const amounts = [
    { usd: 0, text: "$0.00" },
    { usd: 0.004, text: "<$0.01" },
    { usd: 0.005, text: "$0.01" },
    { usd: 1234.5, text: "$1234.50" },
  ];
  for (const { usd, text } of amounts) {
    it(`writes ${usd} as ${text}`, () => expect(formatUsd(usd)).to.equal(text));
  }

  it("writes bounds that round to the same amount as one", () => {
    expect(formatUsdRange({ low: 1.001, high: 1.002 })).to.equal("$1.00");
    expect(formatUsdRange({ low: 1, high: 2 })).to.equal("$1.00 to 2.00");
  });

  const range = (low: number, high: number) => ({ low, high });
  const savings = [
    { before: range(2, 4), after: range(1, 1), text: "50 % to 75 %", title: "1 - 1/2, 1 - 1/4" },
    { before: range(2, 2), after: range(1, 1), text: "50 %", title: "1 - 1/2" },
    { before: range(2, 4), after: range(3, 3), text: "-50 % to 25 %", title: "1 - 3/2, 1 - 3/4" },
    { before: range(0, 0), after: range(1, 1), text: "-", title: "no baseline cost" },
  ];
  for (const { before, after, text, title } of savings) {
    it(`writes a saving as ${text}: ${title}`, () => {
      expect(formatSaving(before, after)).to.equal(text);
    });
  }
});

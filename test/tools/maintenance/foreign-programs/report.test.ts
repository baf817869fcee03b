import { expect } from "chai";
import { formatReport } from "../../../../tools/maintenance/foreign-programs/report";

describe("the report on foreign programs", () => {
  it("says what came of each, how many run, and which policies spoke most often", () => {
    const report = formatReport([
      {
        program: "aws-ts-one",
        preview: {
          summary: { mandatory: 2, advisory: 1 },
          resources: ["stack", "role", "bucket"],
          violations: [
            { policy: "s3-versioning", level: "advisory" },
            { policy: "required-tags", level: "mandatory" },
            { policy: "required-tags", level: "mandatory" },
          ],
          durations: { totalMs: 1960 },
        },
      },
      {
        program: "aws-ts-two",
        preview: {
          summary: { mandatory: 1, advisory: 0 },
          resources: ["stack", "role"],
          violations: [{ policy: "required-tags", level: "mandatory" }],
          durations: { totalMs: 12_340 },
        },
      },
      {
        program: "aws-ts-broken",
        preview: {
          error: "Running program '/two' failed:\nTypeError: x is not a function\n    at y",
          summary: { mandatory: 1, advisory: 0 },
          resources: ["stack"],
          violations: [{ policy: "lambda-arm64", level: "mandatory" }],
          durations: { totalMs: 400 },
        },
      },
    ]);
    expect(report).to.equal(
      [
        "program        resources  mandatory  advisory  seconds  ",
        "aws-ts-one             3          2         1      2.0  runs",
        "aws-ts-two             2          1         0     12.3  runs",
        "aws-ts-broken          1          1         0      0.4  TypeError: x is not a function",
        "",
        "2 of 3 programs run without an error.",
        "",
        "policy         level      violations  programs",
        "required-tags  mandatory           3         2",
        "s3-versioning  advisory            1         1",
        "",
      ].join("\n"),
    );
  });

  it("takes an error of one line as it is", () => {
    const report = formatReport([
      {
        program: "aws-ts-one",
        preview: {
          error: "Missing required configuration variable",
          summary: { mandatory: 0, advisory: 0 },
          resources: [],
          violations: [],
          durations: { totalMs: 400 },
        },
      },
    ]);
    expect(report.split("\n")[1]).to.equal(
      "aws-ts-one          0          0         0      0.4  Missing required configuration variable",
    );
  });
});

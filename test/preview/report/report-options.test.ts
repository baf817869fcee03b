import { expect } from "chai";
import { PreviewError } from "../../../preview/preview-error";
import { readReportRequests } from "../../../preview/report/report-options";

describe("the reports that are asked for", () => {
  it("are read as KIND=FILE, several at once", () => {
    expect(readReportRequests(["sarif=out/a=b.sarif", "github=-"])).to.deep.equal([
      { kind: "sarif", file: "out/a=b.sarif" },
      { kind: "github", file: "-" },
    ]);
  });

  for (const [given, message] of [
    [["html"], '--report: expected KIND=FILE, not "html".'],
    [["html="], '--report: expected KIND=FILE, not "html=".'],
    [["=a"], '--report: expected KIND=FILE, not "=a".'],
    [
      ["sarfi=a"],
      '--report: "sarfi" is not a kind of report: expected one of sarif, junit, json, github, markdown, html, evidence. Did you mean "sarif"?',
    ],
    [["sarif=-", "html=-"], "--report: only one report can go to standard output."],
  ] as const) {
    it(`are refused as ${given.join(" ")}`, () => {
      expect(() => readReportRequests(given))
        .to.throw(PreviewError, message)
        .with.property("status", 64);
    });
  }
});

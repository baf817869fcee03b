import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { renderReport, reportKinds, writeReports } from "../../../preview/report/write-reports";
import { reporting, sample } from "./sample";

describe("reports", () => {
  const directory = mkdtempSync(path.join(tmpdir(), "reports-"));
  after(() => rmSync(directory, { recursive: true }));

  it("are written, each kind to its file, and those to standard output not", async () => {
    const requests = reportKinds.map((kind) => ({ kind, file: path.join(directory, kind, kind) }));
    await writeReports([...requests, { kind: "html", file: "-" }], [sample, sample], reporting);
    for (const { kind, file } of requests) {
      expect(readFileSync(file, "utf8")).to.equal(
        renderReport({ kind, file: "-" }, [sample, sample], reporting),
      );
    }
  });

  it("begin as what they are", () => {
    const starts = reportKinds.map((kind) =>
      renderReport({ kind, file: "-" }, [sample], reporting).slice(0, 14),
    );
    expect(starts).to.deep.equal([
      '{\n  "$schema":',
      "<?xml version=",
      '{\n  "schemaVer',
      "::error file=s",
      "## Policies\n\n|",
      "<!doctype html",
      '{\n  "schemaVer',
    ]);
    expect(renderReport({ kind: "json", file: "-" }, [sample, sample], reporting)).to.match(/^\[/);
  });

  if (process.platform === "linux") {
    for (const file of ["/proc/reports/x.json", "/proc/a/b/c/x.json", "/proc/x.json"]) {
      it(`are refused at once below /proc, where nothing can be made: ${file}`, async () => {
        const error = await writeReports([{ kind: "json", file }], [sample], reporting).catch(
          (caught: Error) => caught.message,
        );
        expect(error).to.match(/^The report \/proc\/.* can't be written: ENOENT/);
      });
    }
  }

  it("are named where they can't be written", async () => {
    const error = await writeReports(
      [{ kind: "html", file: directory }],
      [sample],
      reporting,
    ).catch((caught: Error) => caught.message);
    expect(error).to.match(/^The report .* can't be written: EISDIR/);
  });
});

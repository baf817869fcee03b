import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { readEvidence } from "../../../../preview/cli/report/read-evidence";
import { reportCommand } from "../../../../preview/cli/report/report-command";
import { describeEvidence, type Evidence } from "../../../../preview/report/evidence/evidence";
import { renderEvidenceJson } from "../../../../preview/report/evidence/evidence-json";
import { mergeEvidence } from "../../../../preview/report/evidence/merge-evidence";
import { refusalOf } from "../../refusal-of";
import { violation } from "../../render/results";
import { compliances, evaluated, today } from "../../report/evidence/evidence-sample";
import { runInProcess } from "../run-in-process";

const shop = evaluated({ violations: [violation({})] });
const billing = { ...evaluated(), project: "billing" };

const { signal } = new AbortController();

const evidenceOf = (...results: readonly ReturnType<typeof evaluated>[]) =>
  describeEvidence(results, compliances, today);

describe("the evidence of several reports", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "evidence-"));
  after(() => rmSync(folder, { recursive: true }));

  const write = (name: string, evidence: Evidence) => {
    const file = path.join(folder, name);
    writeFileSync(file, renderEvidenceJson(evidence, today));
    return file;
  };
  const refusal = (...files: readonly string[]) => refusalOf(readEvidence(files, signal), folder);
  const files = () => [
    write("shop.json", evidenceOf(shop)),
    write("billing.json", evidenceOf(billing)),
  ];

  it("is what one report on all of their stacks says", async () => {
    const {
      schemaVersion: _version,
      date: _date,
      ...expected
    } = JSON.parse(renderEvidenceJson(evidenceOf(shop, billing), today));
    expect(JSON.parse(JSON.stringify(await readEvidence(files(), signal)))).to.deep.equal(expected);
  });

  it("keeps versions of a framework apart", () => {
    const newer = new Map(
      [...compliances].map(([name, each]) => [
        name,
        { ...each, frameworks: { std: { name: "Standard", version: "2" } } },
      ]),
    );
    const merged = mergeEvidence([evidenceOf(shop), describeEvidence([billing], newer, today)]);
    expect(merged.frameworks.map(({ id, version }) => `${id} ${version}`)).to.deep.equal([
      ...["std 1", "law ", "std 2"],
    ]);
  });

  it("has no reason for a control that a policy of another report answers", () => {
    const more = new Map(
      [...compliances].map(([name, each]) => [
        name,
        { ...each, policies: { "memory-ceiling": [{ controls: { std: ["A.12"] } }] } },
      ]),
    );
    const merged = mergeEvidence([evidenceOf(shop), describeEvidence([billing], more, today)]);
    const control = merged.frameworks[0]?.controls.find(({ id }) => id === "A.12");
    expect(control).to.deep.equal({
      id: "A.12",
      title: "Nobody asks",
      status: "passed",
      policies: ["billing/dev/guard/memory-ceiling/1"],
    });
  });

  it("is written by the command", async () => {
    const [one = "", other = ""] = files();
    const { text, status } = await runInProcess(reportCommand(), [
      ...["--evidence", one, "--evidence", other, "--report", "evidence=-"],
    ]);
    expect(status).to.equal(0);
    expect(JSON.parse(text).stacks).to.have.length(2);
  });

  it("is rejected for a duplicate stack and for files that are not evidence reports", async () => {
    const [one = ""] = files();
    expect(await refusal(one, one)).to.equal(
      "--evidence: The stack shop/dev is in two of the reports.",
    );
    expect(await refusal("/none.json")).to.match(
      /^The evidence \/none\.json can't be read: ENOENT/,
    );
    for (const [index, content] of ["{", "[]", '{"schemaVersion":1}', "null"].entries()) {
      const file = path.join(folder, `wrong-${index}.json`);
      writeFileSync(file, content);
      expect(await refusal(file)).to.equal(
        `/wrong-${index}.json is not an evidence report: --report evidence=FILE.json writes one.`,
      );
    }
  });

  for (const [args, message] of [
    [["--report", "html=a.html"], "expected --report evidence=FILE, and no other report."],
    [[], "expected --report evidence=FILE, and no other report."],
    [["--events", "-"], "--evidence can only be used with --report evidence=FILE."],
  ] as const) {
    it(`is rejected with ${args.join(" ") || "no report"}`, async () => {
      const { status, errors } = await runInProcess(reportCommand(), [
        "--evidence",
        "a.json",
        ...args,
      ]);
      expect(status).to.equal(64);
      expect(errors.join("\n")).to.include(message);
    });
  }
});

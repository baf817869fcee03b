import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { expect } from "chai";
import type { Log } from "sarif";
import { renderSarif } from "../../../preview/report/sarif";
import { describeStack } from "../../../preview/report/stack-report";
import { bucketUrn, functionUrn, violation } from "../render/results";
import { reporting, sample, sampleReport } from "./sample";

// The official schema, of OASIS. It is of draft 4, of which it uses nothing that later drafts read otherwise but `id`.
const {
  id: _id,
  $schema: _draft,
  ...schema
} = JSON.parse(
  readFileSync(path.join(__dirname, "../../fixtures/sarif/sarif-schema-2.1.0.json"), "utf8"),
);

const read = (...reports: Parameters<typeof renderSarif>[0]) =>
  JSON.parse(renderSarif(reports)) as Log;

describe("the SARIF report", () => {
  const validate = addFormats.default(new Ajv({ strict: false })).compile(schema);

  for (const [title, log] of [
    ["findings", read(sampleReport)],
    ["several stacks", read(sampleReport, describeStack({ ...sample, stack: "prod" }, reporting))],
    ["a program that failed", read(describeStack({ ...sample, programError: "boom" }, reporting))],
    ["no pack", read(describeStack({ ...sample, packs: [], violations: [] }, reporting))],
  ] as const) {
    it(`is valid against the official schema with ${title}`, () => {
      validate(log);
      expect(validate.errors).to.equal(null);
    });
  }

  it("tells of what is not evaluated", () => {
    const [invocation] = read(sampleReport).runs[0]?.invocations ?? [];
    expect(invocation?.toolExecutionNotifications).to.deep.equal([
      {
        level: "warning",
        message: {
          text: "Not evaluated: eks:index:Cluster (cluster): its provider builds what is in it",
        },
      },
    ]);
  });

  it("is refused by the schema where it is wrong", () => {
    expect(validate({ version: "2.1.0", runs: [{ results: [] }] })).to.equal(false);
  });

  const [run] = read(sampleReport).runs;

  it("describes a rule as GitHub shows and ranks it", () => {
    expect(run?.tool.driver.rules?.[0]).to.deep.equal({
      id: "memory-ceiling",
      name: "memory-ceiling",
      shortDescription: { text: "Memory ceiling" },
      fullDescription: { text: "Functions stay under the memory ceiling." },
      help: {
        text: "Lower memorySize.\nhttps://example.com/memory",
        markdown: "Lower memorySize.\n\n[About this](https://example.com/memory)",
      },
      helpUri: "https://example.com/memory",
      defaultConfiguration: { level: "error" },
      properties: {
        tags: ["lambda", "cost", "Cost Optimization", "security"],
        precision: "very-high",
        "problem.severity": "error",
        "security-severity": "8.0",
      },
    });
  });

  it("places a result in the program, and says which resource it is about", () => {
    const [result] = run?.results ?? [];
    expect(result).to.deep.include({
      ruleId: "memory-ceiling",
      ruleIndex: 0,
      level: "error",
      message: {
        text: "aws:lambda:Function (ingest): [secret]: memory is 3008 MB,\nceiling 1024 MB",
      },
    });
    expect(result?.locations).to.deep.equal([
      {
        physicalLocation: {
          artifactLocation: { uri: "src/a%20b.ts", uriBaseId: "%SRCROOT%" },
          region: { startLine: 12, startColumn: 3 },
        },
        logicalLocations: [
          {
            name: "ingest",
            fullyQualifiedName:
              "urn:pulumi:dev::shop::shop:index:Pipeline$aws:lambda/function:Function::ingest",
            kind: "resource",
          },
        ],
      },
    ]);
  });

  it("suppresses what is exempt, with the reason", () => {
    expect(
      run?.results?.map(({ level, suppressions }) => [level, suppressions?.[0]]),
    ).to.deep.equal([
      ["error", undefined],
      ["error", undefined],
      ["warning", undefined],
      [
        "note",
        {
          kind: "external",
          status: "accepted",
          justification: "data: tagged later | see #12 (until 2026-12-01)",
        },
      ],
    ]);
  });

  it("knows a finding again wherever it stands in the program, and tells findings apart", () => {
    const moved = describeStack(
      { ...sample, resources: sample.resources.map(({ source: _source, ...rest }) => rest) },
      reporting,
    );
    const fingerprints = (log: Log) =>
      log.runs[0]?.results?.map(({ partialFingerprints }) => partialFingerprints);
    expect(fingerprints(read(moved))).to.deep.equal(fingerprints(read(sampleReport)));
    const violations = [functionUrn, bucketUrn].map((urn) => violation({ urn }));
    const alike = fingerprints(read(describeStack({ ...sample, violations }, reporting)));
    expect(alike?.[0]).to.not.deep.equal(alike?.[1]);
    const all =
      run?.results?.map((each) => each.partialFingerprints?.primaryLocationLineHash) ?? [];
    expect(new Set(all).size).to.equal(all.length);
  });

  it("keeps stacks apart by their category", () => {
    const log = read(sampleReport, describeStack({ ...sample, stack: "prod" }, reporting));
    expect(log.runs.map(({ automationDetails }) => automationDetails?.id)).to.deep.equal([
      "guard/shop/dev/",
      "guard/shop/prod/",
    ]);
  });
});

import { expect } from "chai";
import { renderJson, renderStacksJson } from "../../../preview/render/json";
import { readExportedResults } from "../../../preview/report/exported-results";
import { describeStack } from "../../../preview/report/stack-report";
import { hideSecrets } from "../../../preview/secrets/hide-secrets";
import { reporting, sample } from "./sample";

describe("results that the preview has exported", () => {
  it("are reported as they were when they were new", () => {
    const [again, ...more] = readExportedResults("dev.json", renderJson(sample));
    expect(more).to.deep.equal([]);
    if (again === undefined) throw new Error("no result");
    const { resources, ...report } = describeStack(again, reporting);
    const { resources: earlier, ...expected } = describeStack(hideSecrets(sample), reporting);
    expect(report).to.deep.equal(expected);
    expect(resources.map(({ urn, kind, source }) => ({ urn, kind, source }))).to.deep.equal(
      earlier.map(({ urn, kind, source }) => ({ urn, kind, source })),
    );
  });

  it("may be of several stacks, and of a program that failed", () => {
    const failed = { ...sample, stack: "prod", programError: "no such bucket" };
    const results = readExportedResults("all.json", renderStacksJson([sample, failed]));
    expect(results.map(({ stack, programError }) => [stack, programError])).to.deep.equal([
      ["dev", undefined],
      ["prod", "no such bucket"],
    ]);
  });

  for (const [title, content, message] of [
    ["no JSON", "{", /^The result a\.json is not valid JSON: /],
    [
      "of another kind",
      '{ "version": 3, "deployment": {} }',
      /^The result a\.json is not what the preview exports with --json or --report json=FILE: must have required property 'schemaVersion'\.$/,
    ],
    [
      "of a later version",
      JSON.stringify({ ...JSON.parse(renderJson(sample)), schemaVersion: 2 }),
      /: schemaVersion must be equal to constant\.$/,
    ],
    [
      "cut short",
      JSON.stringify({ ...JSON.parse(renderJson(sample)), violations: [{ policy: "tags" }] }),
      /: violations\.0 must have required property 'policyPack'\.$/,
    ],
  ] as const) {
    it(`are refused where they are ${title}`, () => {
      expect(() => readExportedResults("a.json", content)).to.throw(message);
    });
  }
});

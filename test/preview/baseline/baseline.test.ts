import { expect } from "chai";
import { applyBaseline, type Baseline, makeBaseline } from "../../../preview/baseline/baseline";
import type { PreviewResult } from "../../../preview/model";
import { countResult, outcomeOf } from "../../../preview/render/counts";
import { renderAnnotations } from "../../../preview/report/annotations";
import { renderJunit } from "../../../preview/report/junit";
import { renderMarkdown } from "../../../preview/report/markdown";
import { renderSarif } from "../../../preview/report/sarif";
import { describeStack } from "../../../preview/report/stack-report";
import { exemptionMessages } from "../../../tools/preview/exemption-messages";
import { bucketUrn, functionUrn, middle, pack, shop, violation } from "../render/results";
import { sample, today } from "../report/sample";

const none: Baseline = { stacks: {} };
const make = (...results: readonly PreviewResult[]) =>
  makeBaseline(results, exemptionMessages, none);
const apply = (result: PreviewResult, baseline: Baseline) =>
  applyBaseline(result, exemptionMessages, baseline);

const found: PreviewResult = { ...shop, packs: [pack], violations: [violation({})] };

const ofFunction = {
  policyPack: "guard",
  policy: "memory-ceiling",
  resource: "shop:index:Pipeline$aws:lambda/function:Function::ingest",
  message: "memory is # MB, ceiling # MB",
};

describe("a baseline", () => {
  it("has each finding once, by resource and message", () => {
    const violations = [
      violation({ message: "memory is 2048 MB,\n  ceiling 1024 MB" }),
      violation({ urn: bucketUrn, policy: "tags", level: "advisory", message: "no tag" }),
      violation({}),
    ];
    expect(make({ ...found, violations })).to.deep.equal({
      stacks: {
        "shop/dev": [
          { ...ofFunction, count: 2 },
          {
            policyPack: "guard",
            policy: "tags",
            resource: "aws:s3/bucket:Bucket::raw",
            message: "no tag",
          },
        ],
      },
    });
  });

  it("has no secrets and no exempt findings, which must fail once the exemption has expired", () => {
    const listed = make(sample).stacks["shop/dev"]?.map(({ policy, message }) => [policy, message]);
    expect(listed).to.deep.equal([
      ["memory-ceiling", "[secret]: memory is # MB, ceiling # MB"],
      ["tags", "no tag <Team>, #%"],
    ]);
  });

  it("keeps the findings of other stacks", () => {
    const earlier = { stacks: { "shop/dev": [], "shop/prod": [ofFunction] } };
    expect(makeBaseline([found], exemptionMessages, earlier).stacks).to.deep.equal({
      "shop/dev": [ofFunction],
      "shop/prod": [ofFunction],
    });
  });
});

describe("a result that is compared with a baseline", () => {
  it("does not fail on known findings, whatever the numbers in their messages", () => {
    const now = {
      ...found,
      violations: [violation({ message: "memory is 512 MB, ceiling 256 MB" })],
    };
    const held = apply(now, make(found));
    expect(held.violations).to.deep.equal([
      { ...now.violations[0], level: "advisory", isInBaseline: true },
    ]);
    expect([outcomeOf(found), outcomeOf(held)]).to.deep.equal(["violations", "passed"]);
    expect(countResult(held)).to.include({ mandatory: 0, advisory: 1 });
    expect(held.notes).to.deep.equal([]);
  });

  const fresh = [
    { title: "another policy", change: { policy: "timeout-ceiling" } },
    { title: "another resource", change: { urn: bucketUrn } },
    {
      title: "a resource of another parent",
      change: { urn: functionUrn.replace("shop:index:Pipeline$", "") },
    },
    { title: "another problem", change: { message: "memory is unknown" } },
    { title: "another pack", change: { policyPack: "other" } },
  ];
  for (const { title, change } of fresh) {
    it(`fails on ${title}, and notes that the known finding no longer occurs`, () => {
      const held = apply({ ...found, violations: [violation(change)] }, make(found));
      expect(outcomeOf(held)).to.equal("violations");
      expect(held.notes).to.deep.equal([
        {
          kind: "policy",
          text: "These findings of the baseline no longer occur. Update it with --write-baseline:\n  memory-ceiling: aws:lambda:Function (ingest)",
        },
      ]);
    });
  }

  it("fails if a known finding occurs once more", () => {
    const held = apply({ ...found, violations: [violation({}), violation({})] }, make(found));
    expect(held.violations.map(({ level }) => level)).to.deep.equal(["advisory", "mandatory"]);
  });

  it("fails on the same finding of another stack", () => {
    expect(outcomeOf(apply({ ...found, stack: "prod" }, make(found)))).to.equal("violations");
  });

  it("reports no finding as gone if the program failed", () => {
    const failed = { ...found, violations: [], programError: "no such table" };
    expect(apply(failed, make(found)).notes).to.deep.equal([]);
  });

  it("marks known findings in the text and in each report", () => {
    const held = apply(found, make(found));
    const reports = [describeStack(held, { today })];
    expect(middle(held)).to.contain("aws:lambda:Function (ingest) (in the baseline): memory is");
    expect(renderMarkdown(reports)).to.contain("ceiling 1024 MB<br>_in the baseline_");
    expect(renderAnnotations(reports)).to.match(/^::notice .*%0Ain the baseline$/m);
    expect(renderJunit(reports)).to.contain('<skipped message="in the baseline"/>');
    const [result] = JSON.parse(renderSarif(reports)).runs[0].results;
    expect(result).to.include({ level: "note", baselineState: "unchanged" });
    expect(result.suppressions).to.deep.equal([
      { kind: "external", status: "accepted", justification: "in the baseline" },
    ]);
  });
});

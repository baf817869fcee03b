import { expect } from "chai";
import { withFigures } from "../../../../tools/maintenance/plan-mutation/page";
import type { ListedClass } from "../../../../tools/maintenance/plan-mutation/survivors";
import { classesOf, type Verdict } from "../../../../tools/maintenance/plan-mutation/verdicts";

const type = "aws:sns/topic:Topic";
const page = `# Title

<!-- figures: written by npm run plan-mutation -- --write -->
old
<!-- end of figures -->

The rest.
`;

function outcome(path: string, verdict: Verdict, policies: readonly string[] = []) {
  return {
    urn: `urn:pulumi:prod::etl::${type}::alarms`,
    type,
    path,
    operator: "empty",
    verdict,
    policies,
  };
}

const listed: readonly ListedClass[] = [
  { type, path: "policy", operator: "empty", reason: "accepted risk", why: "Nobody evaluates it." },
];

describe("the page of the plan mutation", () => {
  const written = withFigures(page, {
    date: "2026-11-30",
    results: [
      {
        stack: "prod",
        classes: classesOf([
          outcome("kmsMasterKeyId", "caught", ["sns-topic-secure"]),
          outcome("displayName", "advisory", ["required-tags"]),
          outcome("policy", "survived"),
        ]),
      },
    ],
    cpuSeconds: { prod: 61.2 },
    listed,
    withoutCatches: { settings: "It evaluates the configuration." },
  });

  it("keeps what stands around the figures", () => {
    expect(written.split("<!--")[0]).to.equal("# Title\n\n");
    expect(written).to.match(/<!-- end of figures -->\n\nThe rest\.\n$/);
    expect(written).not.to.include("old");
  });

  it("counts changes, reasons and what policies catch, and lists advice and risks", () => {
    for (const line of [
      "Measured on 2026-11-30.",
      "| prod | 3 | 1 | 1 | 1 | 61 |",
      "| accepted risk | 1 |",
      `| \`${type}\` | 3 | 1 | 1 |`,
      `- \`${type}\`, \`displayName\`, empty: required-tags (prod)`,
      "- Nobody evaluates it. `Topic.policy`",
      "| sns-topic-secure | 1 | 1 |  |",
      "| settings | 0 | 0 | It evaluates the configuration. |",
    ]) {
      expect(written.split("\n")).to.include(line);
    }
  });

  it("is refused where there is no place for the figures", () => {
    const figures = { date: "", results: [], cpuSeconds: {}, listed: [], withoutCatches: {} };
    expect(() => withFigures("# Title", figures)).to.throw("the page has no");
  });
});

import { expect } from "chai";
import { describeEvidence } from "../../../../preview/report/evidence/evidence";
import { renderEvidencePage } from "../../../../preview/report/evidence/evidence-page";
import { violation } from "../../render/results";
import { compliances, evaluated, today } from "./evidence-sample";

function textOf(html: string): string {
  return html
    .replace(/<(style|script)>.*?<\/\1>/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
}

describe("the page of evidence", () => {
  const exemptions = [
    {
      ...{ policy: "encrypted", resource: "raw", reason: "old <script>", owner: "data & co" },
      ...{ expires: "2027-01-31", ticket: "OPS-1" },
    },
  ];
  const violations = [
    violation({ message: "memory is <3008> MB" }),
    violation({
      policy: "encrypted",
      level: "advisory",
      urn: "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::raw",
      message: "plain",
    }),
  ];
  const page = renderEvidencePage(
    describeEvidence([evaluated({ violations }, { exemptions })], compliances, today),
    today,
  );
  const text = textOf(page);

  it("counts by framework, and says of each control what came of it", () => {
    expect(text).to.include("Standard 1 4 controls of it: 1 failed 2 not decided 1 exempt");
    expect(text).to.include("A.2 Functions are small failed memory-ceiling &nbsp; failed");
    expect(text).to.include("A.11 Root is safe not decided root is no resource");
  });

  it("says whether resources were evaluated each on its own or with the stack", () => {
    expect(text).to.include("aws:lambda:Function 1 resource evaluated, each on its own");
    expect(text).to.include("aws:s3/* 1 resource evaluated, with the stack as a whole");
  });

  it("has findings as text, and exemptions with owner, day and ticket", () => {
    expect(text).to.include("Failed: ingest aws:lambda:Function memory is &lt;3008&gt; MB");
    expect(text).to.include(
      "Exempt: raw aws:s3:Bucket plain until 2027-01-31 , data &amp; co: old &lt;script&gt; (OPS-1)",
    );
  });

  it("names the source of the map", () => {
    expect(text).to.include(
      "Policy pack guard 1.2.0; its map to controls is from rules 2.0, MIT, of 2026-11-01",
    );
  });

  it("names each of several stacks, and what was not evaluated in them", () => {
    const stacks = [evaluated(), { ...evaluated(), stack: "prod", programError: "boom" }];
    const many = textOf(renderEvidencePage(describeEvidence(stacks, compliances, today), today));
    expect(many).to.include("2 stacks: shop/dev, shop/prod");
    expect(many).to.include("shop/prod The program failed: boom");
    expect(many).to.include("Not decided: the program failed");
  });
});

import { expect } from "chai";
import { renderAnnotations } from "../../../preview/report/annotations";
import { describeStack } from "../../../preview/report/stack-report";
import { reporting, sample, sampleReport } from "./sample";

describe("the annotations for GitHub Actions", () => {
  it("are one command a finding, escaped, errors first, then what no policy could evaluate", () => {
    expect(renderAnnotations([sampleReport]).split("\n")).to.deep.equal([
      "::error file=src/a b.ts,line=12,col=3,title=memory-ceiling (dev)::aws:lambda:Function (ingest): [secret]: memory is 3008 MB,%0Aceiling 1024 MB%0ALower memorySize.",
      "::error file=Pulumi.yaml,line=1,col=1,title=exemptions (dev)::pulumi:pulumi:Stack (shop-dev): the exemption of ops from off for 'old-*' expired on 2026-11-20",
      "::warning file=Pulumi.yaml,line=1,col=1,title=tags (dev)::aws:s3:Bucket (raw): no tag <Team>, 100%25",
      "::notice file=src/a b.ts,line=12,col=3,title=tags (dev)::aws:lambda:Function (ingest): no tag Team%0Aexempt until 2026-12-01, data: tagged later | see #12",
      "::warning title=not evaluated (dev)::eks:index:Cluster (cluster): its provider builds what is in it",
      "",
    ]);
  });

  it("escape what separates properties", () => {
    const report = describeStack({ ...sample, stack: "a,b:c", programError: "x" }, reporting);
    expect(renderAnnotations([report])).to.match(
      /^::error title=a%2Cb%3Ac%3A the program failed::x\n/,
    );
  });
});

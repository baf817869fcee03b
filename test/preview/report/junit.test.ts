import { expect } from "chai";
import { XMLValidator } from "fast-xml-parser";
import { renderJunit } from "../../../preview/report/junit";
import { describeStack } from "../../../preview/report/stack-report";
import { violation } from "../render/results";
import { reporting, sample, sampleReport } from "./sample";

describe("the JUnit report", () => {
  it("has a case for each resource that violates a policy, and for each policy that none does", () => {
    expect(renderJunit([sampleReport])).to.equal(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="policies">
  <testsuite name="shop/dev: guard@v1.2.0" tests="6" failures="2" errors="0" skipped="2" time="1.200">
    <testcase classname="guard.memory-ceiling" name="aws:lambda:Function (ingest)">
      <failure message="[secret]: memory is 3008 MB,
ceiling 1024 MB" type="high">[secret]: memory is 3008 MB,
ceiling 1024 MB
Lower memorySize.
https://example.com/memory
urn:pulumi:dev::shop::shop:index:Pipeline$aws:lambda/function:Function::ingest
src/a b.ts:12</failure>
    </testcase>
    <testcase classname="guard.no-secrets" name="No function holds a secret."/>
    <testcase classname="guard.tags" name="aws:s3:Bucket (raw)">
      <system-out>advisory: no tag &lt;Team&gt;, 100%
urn:pulumi:dev::shop::aws:s3/bucket:Bucket::raw
Pulumi.yaml:1</system-out>
    </testcase>
    <testcase classname="guard.tags" name="aws:lambda:Function (ingest)">
      <skipped message="exempt until 2026-12-01, data: tagged later | see #12"/>
    </testcase>
    <testcase classname="guard.exemptions" name="pulumi:pulumi:Stack (shop-dev)">
      <failure message="the exemption of ops from off for &apos;old-*&apos; expired on 2026-11-20" type="mandatory">the exemption of ops from off for &apos;old-*&apos; expired on 2026-11-20
urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev
Pulumi.yaml:1</failure>
    </testcase>
    <testcase classname="guard.not-evaluated" name="eks:index:Cluster (cluster)">
      <skipped message="its provider builds what is in it"/>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it("has the program's failure as an error, also where no pack evaluated", () => {
    const failed = describeStack({ ...sample, packs: [], programError: "boom\nat a" }, reporting);
    expect(
      renderJunit([failed]),
    ).to.contain(`<testsuite name="shop/dev" tests="1" failures="0" errors="1" skipped="0" time="1.200">
    <testcase classname="program" name="runs to its end">
      <error message="boom" type="program">boom
at a</error>`);
  });

  it("is XML whatever a message holds", () => {
    const message = 'a \u0000\u001b[31mred\u001b[0m "x" <b> & ]]> \u{1F600}';
    const xml = renderJunit([
      describeStack({ ...sample, violations: [violation({ message })] }, reporting),
    ]);
    expect(XMLValidator.validate(xml)).to.equal(true);
    expect(xml.match(/\p{Cc}/gu)?.filter((each) => each !== "\n")).to.deep.equal([]);
    expect(xml).to.contain("a red &quot;x&quot; &lt;b&gt; &amp; ]]&gt; \u{1F600}");
  });
});

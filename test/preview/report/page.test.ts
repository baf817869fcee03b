import { expect } from "chai";
import { renderHtml } from "../../../preview/report/html/page";
import { describeStack } from "../../../preview/report/stack-report";
import { bucketUrn, evaluated, violation } from "../render/results";
import { reporting, sample, sampleReport, today } from "./sample";

const script = '"><script>alert(1)</script><img src=x onerror=alert(1)>';

describe("the page of HTML", () => {
  it("asks for nothing: no addresses but links, and a policy that forbids the rest", () => {
    const page = renderHtml([sampleReport], today);
    expect(page).to.match(/^<!doctype html>\n<html lang="en">/);
    expect(page).to.contain("default-src &#39;none&#39;");
    const fetched = page.match(
      /(?:src|srcset|action|data|poster|cite)="[^"]*"|url\([^)]*\)|@import/g,
    );
    expect(fetched).to.equal(null);
    expect(page.match(/<link [^>]*>/g)).to.deep.equal(['<link rel="icon" href="data:,">']);
    expect(page.match(/https?:\/\/[^"<]+/g)).to.deep.equal(["https://example.com/memory"]);
  });

  it("shows as text whatever stands in names and messages", () => {
    const hostile = describeStack(
      {
        ...sample,
        project: script,
        stack: script,
        programError: script,
        notes: [{ kind: "invoke", text: script }],
        violations: [
          violation({
            policy: script,
            message: script,
            description: script,
            remediationSteps: script,
            urn: `urn:pulumi:dev::shop::a:b:C::${script}`,
          }),
        ],
      },
      reporting,
    );
    const page = renderHtml([hostile], today);
    expect(page.match(/<script>/g)).to.have.length(1);
    expect(page).not.to.contain("<img");
  });

  it("has the findings of a policy that count alike in one group, each with its place", () => {
    const violations = [
      violation({}),
      violation({ urn: bucketUrn }),
      violation({ policy: "tags" }),
    ];
    const page = renderHtml([describeStack({ ...sample, violations }, reporting)], today);
    const text = page.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
    expect(page.match(/<li class="group mandatory">/g)).to.have.length(2);
    expect(page.match(/<li class="finding" data-kind="mandatory"/g)).to.have.length(3);
    expect(text).to.contain("memory-ceiling 2 ingest aws:lambda:Function src/a b.ts:12");
    expect(text).to.contain("raw aws:s3:Bucket Pulumi.yaml:1");
  });

  it("says at the end of which commit it is, and which command wrote it", () => {
    const origin = { commit: "0123456789ab-dirty", command: "offline-preview --stack '<dev>'" };
    expect(renderHtml([sampleReport], today, origin)).to.contain(
      `<footer>Written on <time datetime="${today}">${today}</time> of commit <code>0123456789ab-dirty</code> by <code>offline-preview --stack &#39;&lt;dev&gt;&#39;</code></footer>`,
    );
    expect(renderHtml([sampleReport], today)).to.contain(`${today}</time></footer>`);
  });

  it("follows links to pages alone", () => {
    const violations = [violation({ url: "javascript:alert(1)" })];
    expect(renderHtml([describeStack({ ...sample, violations }, reporting)], today)).not.to.contain(
      "javascript:",
    );
  });

  it("has no secret of the plan", () => {
    expect(renderHtml([sampleReport], today)).not.to.contain("hunter2");
  });

  const amber = [
    {
      title: "only advisories are left",
      changes: { violations: [violation({ level: "advisory" })] },
    },
    { title: "something is not evaluated", changes: { resources: sample.resources } },
    { title: "no pack has evaluated", changes: { packs: [] } },
  ] as const;
  for (const { title, changes } of amber) {
    it(`is amber where ${title}`, () => {
      const result = { ...sample, resources: evaluated, violations: [], ...changes };
      const page = renderHtml([describeStack(result, reporting)], today);
      expect(page)
        .to.contain('<header class="hero attention">')
        .and.not.to.contain("holds for every resource");
    });
  }

  it("is green where all that was found is accepted", () => {
    const message = "no tag (exempt until 2026-12-01, data: tagged later)";
    const violations = [violation({ level: "advisory", message })];
    const result = { ...sample, resources: evaluated, violations };
    expect(renderHtml([describeStack(result, reporting)], today)).to.contain(
      '<header class="hero passed">',
    );
  });

  it("lists what is not evaluated, and why, and counts it among nothing that is clean", () => {
    // Of seven resources the stack, the function and the bucket have findings.
    expect(renderHtml([sampleReport], today)).to.contain(
      "<b>3</b><span>resources without findings</span>",
    );
    expect(renderHtml([sampleReport], today)).to.contain(
      '<ul class="card not-evaluated"><li>eks:index:Cluster (cluster): its provider builds what is in it</li></ul>',
    );
  });

  it("says so where nothing was found, and leaves out what there is nothing of", () => {
    const page = renderHtml(
      [describeStack({ ...sample, resources: evaluated, violations: [], notes: [] }, reporting)],
      today,
    );
    expect(page).to.contain('<header class="hero passed">');
    expect(page).to.contain("Nothing was found: every policy holds for every resource.");
    for (const title of ["Exemptions", "Notes", "Not evaluated"]) {
      expect(page).not.to.contain(`<h3 class="title">${title}`);
    }
  });
});

import { expect } from "chai";
import { renderMarkdown } from "../../../preview/report/markdown";
import { describeStack } from "../../../preview/report/stack-report";
import { evaluated, violation } from "../render/results";
import { reporting, sample, sampleReport } from "./sample";

describe("the summary in Markdown", () => {
  it("has the verdict, the findings and the exemptions", () => {
    expect(renderMarkdown([sampleReport])).to.equal(`## Policies

| stack | result | resources | mandatory | advisory | exempt |
| --- | --- | --- | --- | --- | --- |
| \`shop/dev\` | ❌ | 7 | 2 | 1 | 1 |

### ❌ shop/dev: 2 mandatory violations in 7 resources, 1 not evaluated

| severity | policy | resource | problem | place |
| --- | --- | --- | --- | --- |
| high | [\`memory-ceiling\`](https://example.com/memory) | aws:lambda:Function \\(ingest\\) | \\[secret\\]: memory is 3008 MB,<br>ceiling 1024 MB | \`src/a b.ts:12\` |
|  | \`exemptions\` | pulumi:pulumi:Stack \\(shop-dev\\) | the exemption of ops from off for 'old-\\*' expired on 2026-11-20 | \`Pulumi.yaml:1\` |

<details><summary>2 advisory or accepted</summary>

| severity | policy | resource | problem | place |
| --- | --- | --- | --- | --- |
| low | \`tags\` | aws:s3:Bucket \\(raw\\) | no tag &lt;Team\\>, 100% | \`Pulumi.yaml:1\` |
| low | \`tags\` | aws:lambda:Function \\(ingest\\) | no tag Team<br>_exempt until 2026-12-01, data: tagged later \\| see \\#12_ | \`src/a b.ts:12\` |

</details>

<details><summary>1 not evaluated</summary>

- eks:index:Cluster \\(cluster\\): its provider builds what is in it

</details>

<details><summary>2 exemptions</summary>

| policy | resource | owner | reason | until |
| --- | --- | --- | --- | --- |
| \`tags\` | \`ingest\` | data | tagged later \\| see \\#12 | 2026-12-01 (8 days left) |
| \`off\` | \`old-*\` | ops | ⚠️ expired on 2026-11-20 | 2026-11-20 (expired 3 days ago) |

</details>
`);
  });

  it("says so where nothing is wrong", () => {
    const fine = describeStack({ ...sample, resources: evaluated, violations: [] }, reporting);
    expect(renderMarkdown([fine])).to.contain(
      "### ✅ shop/dev: No mandatory violations in 6 resources\n",
    );
  });

  it("has no tick where something is not evaluated", () => {
    const partial = describeStack({ ...sample, violations: [] }, reporting);
    expect(renderMarkdown([partial])).to.contain(
      "### ⚠️ shop/dev: No mandatory violations in 7 resources, 1 not evaluated\n",
    );
  });

  it("shows why the program failed, whatever stands in it", () => {
    const failed = describeStack({ ...sample, programError: "a\n```\nb" }, reporting);
    expect(renderMarkdown([failed])).to.contain("````\na\n```\nb\n````");
  });

  it("mentions nobody", () => {
    const violations = [violation({ message: "ask @team" })];
    expect(renderMarkdown([describeStack({ ...sample, violations }, reporting)])).to.contain(
      "ask @<!-- -->team",
    );
  });

  it("is no longer than GitHub takes, and says what it leaves out", () => {
    const violations = Array.from({ length: 2000 }, (_, index) =>
      violation({ message: `problem ${index} ${"x".repeat(100)}` }),
    );
    const text = renderMarkdown([describeStack({ ...sample, violations }, reporting)]);
    expect(text.length).to.be.within(64_000, 65_536);
    const shown = text.match(/problem \d+/g)?.length ?? 0;
    expect(text).to.contain(`_… and ${2000 - shown} more, left out`);
  });

  it("is cut where not even the rest fits", () => {
    expect(renderMarkdown([sampleReport], 100))
      .to.have.length(100)
      .and.to.match(/…\n$/);
  });
});

import { expect } from "chai";
import { bucketUrn, functionUrn, middle, pack, render, violation } from "./results";

describe("the policies of a preview", () => {
  it("have no tick where every one is disabled", () => {
    const off = { name: "tags", description: "Tags are set.", level: "disabled" } as const;
    expect(render({ packs: [{ ...pack, policies: [off, off] }] })).to.include(
      "    ➖ guard@v1.2.0 (local: policy-pack): every policy is disabled, nothing is judged\n",
    );
    expect(
      render({ packs: [{ ...pack, policies: [off, { ...off, level: "advisory" }] }] }),
    ).to.include("    ✅ guard@v1.2.0 (local: policy-pack)\n");
  });

  it("groups violations by policy, the gravest first, with what to do", () => {
    const violations = [
      violation({
        level: "advisory",
        policy: "tags",
        description: "Tags are set.",
        message: "Tags are set.",
      }),
      violation({
        urn: bucketUrn,
        policy: "private",
        severity: "critical",
        description: "Buckets are private.",
        message: "two things:\nacl\npolicy",
      }),
      violation({ urn: bucketUrn, message: "memory is 2048 MB, ceiling 1024 MB" }),
      violation({}),
      violation({
        policy: "alarm",
        severity: "high",
        description: "Functions have alarms.",
        message: "no alarm",
        remediationSteps: "Add an alarm.",
        url: "https://example.com/alarm",
      }),
    ];

    expect(
      render({ packs: [pack], violations })
        .split("\n\n")
        .slice(1)
        .join("\n\n"),
    ).to.equal(
      `Policies:
    ❌ guard@v1.2.0 (local: policy-pack)
        - [mandatory] [severity: critical]  private
          Buckets are private.
            aws:s3:Bucket (raw):
              two things:
              acl
              policy
        - [mandatory] [severity: high]  alarm
          Functions have alarms.
            aws:lambda:Function (ingest): no alarm
          Remediation: Add an alarm.
          https://example.com/alarm
        - [mandatory]  memory-ceiling
          Functions stay under the memory ceiling.
            aws:lambda:Function (ingest): memory is 3008 MB, ceiling 1024 MB
            aws:s3:Bucket (raw): memory is 2048 MB, ceiling 1024 MB
        - [advisory]  tags
          Tags are set.
            aws:lambda:Function (ingest)

Resources:
    + 6 to create
    > 1 to read, not judged

4 mandatory and 1 advisory policy violations in 2 of 6 resources.
`,
    );
  });

  it("marks a pack that found nothing, and one that only advises", () => {
    const other = { name: "other", version: "0.0.1", directory: "/elsewhere/other" };
    const violations = [
      violation({ policyPack: "other", policyPackVersion: "0.0.1", level: "advisory" }),
    ];

    expect(middle({ packs: [pack, other], violations })).to.equal(`Policies:
    ✅ guard@v1.2.0 (local: policy-pack)
    ⚠️ other@v0.0.1 (local: /elsewhere/other)
        - [advisory]  memory-ceiling
          Functions stay under the memory ceiling.
            aws:lambda:Function (ingest): memory is 3008 MB, ceiling 1024 MB`);
  });

  it("puts no tick at a pack that found nothing before the program failed", () => {
    const text = middle({ packs: [pack], programError: "boom" });
    expect(text).to.contain("    ➖ guard@v1.2.0").and.not.to.contain("✅");
  });

  it("shows a pack that was given twice once", () => {
    const again = { ...pack, directory: "/repo/packs/guard" };

    expect(middle({ packs: [pack, again], violations: [violation({})] })).to.equal(`Policies:
    ❌ guard@v1.2.0 (local: policy-pack; packs/guard)
        - [mandatory]  memory-ceiling
          Functions stay under the memory ceiling.
            aws:lambda:Function (ingest): memory is 3008 MB, ceiling 1024 MB`);
  });

  it("counts remediated resources by policy", () => {
    const remediation = {
      policyPack: "guard",
      policy: "team-tag",
      before: {},
      after: { tags: {} },
    };
    const remediations = [
      { ...remediation, urn: functionUrn },
      { ...remediation, urn: bucketUrn },
      { ...remediation, policy: "owner-tag", urn: bucketUrn },
    ];

    expect(middle({ packs: [pack], remediations })).to.equal(`Policies:
    ✅ guard@v1.2.0 (local: policy-pack)
        - [remediate]  owner-tag  (1 resource)
        - [remediate]  team-tag  (2 resources)`);
  });

  it("shows twenty findings of a policy and counts the rest", () => {
    const violations = Array.from({ length: 23 }, (_, index) =>
      violation({ message: `no. ${index + 1}` }),
    );

    expect(
      middle({ packs: [pack], violations })
        .split("\n")
        .slice(-3),
    ).to.deep.equal([
      "            aws:lambda:Function (ingest): no. 19",
      "            aws:lambda:Function (ingest): no. 20",
      "            ... and 3 more (--json lists all)",
    ]);
  });
});

import { expect } from "chai";
import { bucketUrn, evaluated, functionUrn, middle, pack, render, violation } from "./results";

describe("the policies of a preview", () => {
  it("have no tick if every policy is disabled", () => {
    const off = { name: "tags", description: "Tags are set.", level: "disabled" } as const;
    expect(render({ packs: [{ ...pack, policies: [off, off] }] })).to.include(
      "    ➖ guard@v1.2.0 (local: policy-pack): every policy is disabled, nothing is evaluated\n",
    );
    expect(
      render({
        resources: evaluated,
        packs: [{ ...pack, policies: [off, { ...off, level: "advisory" }] }],
      }),
    ).to.include("    ✅ guard@v1.2.0 (local: policy-pack)\n");
  });

  it("groups violations by policy, the most severe first, with the remedy", () => {
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

    expect(render({ resources: evaluated, packs: [pack], violations })).to.equal(
      `shop/dev: 4 mandatory and 1 advisory policy violations in 2 of 5 resources.

Policies:
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
    + 5 to create
    > 1 to read, not evaluated

4 mandatory and 1 advisory policy violations in 2 of 5 resources.
Took 1.2 s.
`,
    );
  });

  it("marks a pack without findings, and one with only advisory findings", () => {
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

  it("marks no pack with a tick if the program failed", () => {
    const text = middle({ packs: [pack], programError: "boom" });
    expect(text).to.contain("    ➖ guard@v1.2.0").and.not.to.contain("✅");
  });

  it("shows a pack once that was given twice", () => {
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

  it("shows findings that differ only in the resource as one", () => {
    const named = (name: string) => functionUrn.replace("::ingest", `::${name}`);
    const violations = [
      violation({ urn: named("one") }),
      violation({ urn: named("two"), message: "memory is unknown" }),
      violation({ urn: named("three") }),
      violation({ urn: bucketUrn }),
      violation({ urn: named("four"), level: "advisory", isInBaseline: true }),
      violation({ urn: named("five"), level: "advisory", isInBaseline: true }),
    ];
    expect(middle({ packs: [pack], violations })).to.equal(`Policies:
    ❌ guard@v1.2.0 (local: policy-pack)
        - [mandatory]  memory-ceiling
          Functions stay under the memory ceiling.
            aws:lambda:Function (one, three): memory is 3008 MB, ceiling 1024 MB
            aws:lambda:Function (two): memory is unknown
            aws:s3:Bucket (raw): memory is 3008 MB, ceiling 1024 MB
        - [advisory]  memory-ceiling
          Functions stay under the memory ceiling.
            aws:lambda:Function (four, five) (in the baseline): memory is 3008 MB, ceiling 1024 MB`);
  });

  it("shows twenty findings of a policy and counts the rest", () => {
    const violations = Array.from({ length: 23 }, (_, index) =>
      violation({ message: `no. ${index + 1}` }),
    );
    const last = (verbose: boolean) =>
      middle({ packs: [pack], violations }, { verbose })
        .split("\n")
        .slice(-2);

    expect(last(false)).to.deep.equal([
      "            aws:lambda:Function (ingest): no. 20",
      "            ... and 3 more (--verbose lists all)",
    ]);
    expect(last(true)).to.deep.equal([
      "            aws:lambda:Function (ingest): no. 22",
      "            aws:lambda:Function (ingest): no. 23",
    ]);
  });

  it("names twenty resources with the same problem and counts the rest", () => {
    const violations = Array.from({ length: 23 }, (_, index) =>
      violation({ urn: `${functionUrn}-${index + 1}` }),
    );
    const text = middle({ packs: [pack], violations }, {});
    expect(text).to.contain("ingest-19, ingest-20 and 3 more): memory is 3008 MB");
    expect(middle({ packs: [pack], violations })).to.contain("ingest-22, ingest-23): memory is");
  });
});

import { expect } from "chai";
import { describeStack } from "../../../preview/report/stack-report";
import { bucketUrn, functionUrn, shop, violation } from "../render/results";
import { reporting, sample, sampleReport } from "./sample";

describe("what there is to report of a stack", () => {
  it("has the findings, the worst first, without what only lists exemptions", () => {
    const shown = sampleReport.findings.map(({ policy, level, urn, exemption }) => [
      policy,
      level,
      urn.split("::")[3],
      exemption?.owner ?? "",
    ]);
    expect(shown).to.deep.equal([
      ["memory-ceiling", "mandatory", "ingest", ""],
      ["exemptions", "mandatory", "shop-dev", ""],
      ["tags", "advisory", "raw", ""],
      ["tags", "advisory", "ingest", "data"],
    ]);
  });

  it("hides secrets, and tells exemptions apart from messages", () => {
    const [first, , , last] = sampleReport.findings;
    expect(first?.message).to.equal("[secret]: memory is 3008 MB,\nceiling 1024 MB");
    expect([last?.message, last?.exemption]).to.deep.equal([
      "no tag Team",
      { expires: "2026-12-01", owner: "data", reason: "tagged later | see #12" },
    ]);
    expect(sampleReport.notes).to.deep.equal(["[secret] is unknown"]);
  });

  it("has the notes once each, without those on what is not evaluated", () => {
    const told = { kind: "policy", text: "No such policy." } as const;
    const remote = { kind: "remote", text: "It is built by its provider." } as const;
    const { notes } = describeStack({ ...sample, notes: [told, remote, told] }, reporting);
    expect(notes).to.deep.equal(["No such policy."]);
  });

  it("has the exemptions with the days that are left, and what is wrong with them", () => {
    expect(sampleReport.exemptions).to.deep.equal([
      {
        policy: "tags",
        resource: "ingest",
        owner: "data",
        expires: "2026-12-01",
        reason: "tagged later | see #12",
        daysLeft: 8,
        findings: 1,
      },
      {
        policy: "off",
        resource: "old-*",
        owner: "ops",
        expires: "2026-11-20",
        reason: "",
        daysLeft: -3,
        problem: "expired on 2026-11-20",
        findings: 0,
      },
    ]);
  });

  it("has exemptions that were used where no policy lists them", () => {
    const message = "too large (exempt until 2027-01-01, ops: moved)";
    const violations = [functionUrn, bucketUrn].map((urn) =>
      violation({ level: "advisory", message, urn }),
    );
    expect(describeStack({ ...shop, violations }, reporting).exemptions).to.deep.equal([
      {
        policy: "memory-ceiling",
        resource: "ingest, raw",
        owner: "ops",
        expires: "2027-01-01",
        reason: "moved",
        daysLeft: 39,
        findings: 2,
      },
    ]);
  });

  it("counts as a problem what holds for too long, and not what softens nothing", () => {
    const listed = (message: string, level: "advisory" | "mandatory") =>
      violation({ policy: "exemptions", level, message });
    const violations = [
      listed(
        "the exemption of a from tags for 'x' holds until 2026-12-31 and softens nothing: r",
        "advisory",
      ),
      listed(
        "the exemption of a from tags for 'y' holds until 2030-01-01, in 1135 days: expected at most 366",
        "mandatory",
      ),
    ];
    const { exemptions, findings } = describeStack({ ...shop, violations }, reporting);
    expect(exemptions.map(({ resource, reason, problem }) => [resource, reason, problem])).to.eql([
      ["x", "r", undefined],
      ["y", "", "holds until 2030-01-01, in 1135 days: expected at most 366"],
    ]);
    expect(findings).to.have.length(1);
  });

  it("hides no mandatory violation among the exemptions", () => {
    const message = "the exemption of a from tags for 'x' holds until 2026-12-31: r";
    const violations = [violation({ policy: "exemptions", message })];
    expect(describeStack({ ...shop, violations }, reporting).findings).to.have.length(1);
  });

  it("places findings in the repository, and at the project's file where the program's is unknown", () => {
    const { findings } = describeStack({ ...sample, projectPath: "apps/shop" }, reporting);
    expect(findings.map(({ location }) => `${location.file}:${location.line}`)).to.deep.equal([
      "apps/shop/src/a b.ts:12",
      "apps/shop/Pulumi.yaml:1",
      "apps/shop/Pulumi.yaml:1",
      "apps/shop/src/a b.ts:12",
    ]);
  });

  it("has the policies that are not disabled, and those of packs that tell none by what they found", () => {
    expect(sampleReport.packs[0]?.policies.map(({ name }) => name)).to.deep.equal([
      "memory-ceiling",
      "no-secrets",
      "tags",
      "exemptions",
    ]);
    const packs = [{ name: "guard", version: "1.2.0", directory: "" }];
    const violations = [
      violation({ severity: "low", url: "https://example.com", remediationSteps: "Do." }),
    ];
    expect(
      describeStack({ ...shop, packs, violations }, reporting).packs[0]?.policies,
    ).to.deep.equal([
      {
        name: "memory-ceiling",
        description: "Functions stay under the memory ceiling.",
        level: "mandatory",
        severity: "low",
        remediationSteps: "Do.",
        url: "https://example.com",
      },
    ]);
  });
});

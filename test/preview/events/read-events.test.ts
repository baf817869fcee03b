import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { readEvents } from "../../../preview/events/read-events";
import { describeStack } from "../../../preview/report/stack-report";
import { renderReport } from "../../../preview/report/write-reports";
import { exemptionMessages } from "../../../tools/preview/exemption-messages";

const reporting = { today: "2026-11-23", exemptions: exemptionMessages };

// Recorded with the CLI, on a function of 3008 MB: a preview, and the analysis of a state.
const recorded = (name: string) =>
  readFileSync(path.join(__dirname, "../../fixtures/event-streams", `${name}.jsonl`), "utf8");

const urn = "urn:pulumi:dev::orders::aws:sns/topic:Topic::topic";
const lines = (...events: readonly object[]) =>
  events.map((event, sequence) => JSON.stringify({ sequence, timestamp: 1, ...event })).join("\n");

describe("the event stream of the CLI", () => {
  const preview = readEvents(recorded("preview"));

  it("has the plan of a preview", () => {
    expect([preview.project, preview.stack, preview.judged, preview.programError]).to.deep.equal([
      "orders",
      "dev",
      "plan",
      undefined,
    ]);
    expect(
      preview.resources.map(({ kind, name, parentUrn }) => [kind, name, parentUrn?.split("::")[3]]),
    ).to.deep.equal([
      ["stack", "orders-dev", undefined],
      ["component", "reports", "orders-dev"],
      ["provider", "default_7_48_0", undefined],
      ["custom", "reports-role", "reports"],
      ["custom", "reports", "reports"],
    ]);
    expect(preview.resources[4]?.inputs.memorySize).to.equal(3008);
  });

  it("splits the remedy off the end of a message", () => {
    const policyEvent = {
      ...{ policyPackName: "guard", policyName: "topic", enforcementLevel: "mandatory" },
      message: "Topics are encrypted.\nis not encrypted\nRemedy: Set kmsMasterKeyId.\n",
      resourceUrn: urn,
    };
    const [violation] = readEvents(lines({ policyEvent })).violations;
    expect(violation).to.include({
      description: "Topics are encrypted.",
      message: "is not encrypted",
      remediationSteps: "Set kmsMasterKeyId.",
    });
  });

  it("may have more events than a call accepts arguments", () => {
    const diagnostic = { diagnosticEvent: { message: "m", severity: "info", urn } };
    const many = `${lines(diagnostic)}\n`.repeat(200_000);

    const { totalMs } = readEvents(
      `${many}${lines({ summaryEvent: { durationSeconds: 7 } })}`,
    ).durations;

    expect(totalMs).to.equal(7000);
  });

  it("has the violations, with the description split from the message", () => {
    expect(preview.violations).to.have.length(10);
    expect(
      preview.violations.find(({ policy }) => policy === "lambda-memory-ceiling"),
    ).to.deep.equal({
      policyPack: "lambda-etl",
      policyPackVersion: "0.1.0",
      policy: "lambda-memory-ceiling",
      level: "mandatory",
      severity: "high",
      message: "memorySize is 3008 MB, the ceiling is 1024 MB",
      description: "A Lambda function's memory stays at or under the ceiling of its group.",
      urn: "urn:pulumi:dev::orders::orders:index:Reports$aws:lambda/function:Function::reports",
    });
  });

  it("has the packs, with policies without findings", () => {
    const [pack, ...others] = preview.packs;
    expect(others).to.deep.equal([]);
    expect([pack?.name, pack?.version, pack?.directory]).to.deep.equal(["lambda-etl", "0.1.0", ""]);
    const names = pack?.policies?.map(({ name }) => name) ?? [];
    expect(names).to.include.members(["lambda-arm64", "lambda-memory-ceiling"]);
  });

  it("has the exemptions", () => {
    expect(describeStack(preview, reporting).exemptions).to.deep.equal([
      {
        policy: "required-tags",
        resource: "reports-role",
        owner: "orders",
        expires: "2027-01-31",
        reason: "tagged by hand, until the audit",
        daysLeft: 69,
        findings: 1,
      },
    ]);
  });

  it("has the findings in a state, with only the violating resources", () => {
    const state = readEvents(recorded("analyze"));
    expect([state.project, state.stack, state.judged]).to.deep.equal([
      "lambda-etl-optimization",
      "prod",
      "state",
    ]);
    expect(state.resources.map(({ name }) => name)).to.deep.equal(["data-transform"]);
    expect(state.violations.map(({ policy, level }) => `${level} ${policy}`)).to.deep.equal([
      "mandatory drift",
      "advisory lambda-duration-alarm",
      "mandatory lambda-memory-ceiling",
    ]);
  });

  it("has packs without findings", () => {
    const result = readEvents(
      lines({ summaryEvent: { PolicyPacks: { "guard|local|../guard": "1.0.0", other: "2.0.0" } } }),
    );
    expect(renderReport({ kind: "markdown", file: "-" }, [result], reporting)).to.contain(
      ": No mandatory violations\n",
    );
    expect(result.packs.map(({ name, version }) => `${name} ${version}`)).to.deep.equal([
      "guard 1.0.0",
      "other 2.0.0",
    ]);
  });

  it("has the program's error, and warnings", () => {
    const result = readEvents(
      lines(
        { diagnosticEvent: { severity: "warning", message: "old\n", urn } },
        { diagnosticEvent: { severity: "debug", message: "quiet" } },
        { diagnosticEvent: { severity: "error", message: "boom\n" } },
        { diagnosticEvent: { severity: "error", message: "preview failed\n" } },
      ),
    );
    expect(result.programError).to.equal("boom");
    expect(result.programMessages).to.deep.equal([
      { severity: "warning", text: "old", source: "log", urn },
      { severity: "error", text: "boom", source: "log" },
    ]);
  });

  it("has reads, remediations and findings about the stack, but no deleted resources", () => {
    const step = (op: string, urnOfStep: string, custom = true) => ({
      resourcePreEvent: {
        metadata: {
          op,
          urn: urnOfStep,
          type: "",
          old: null,
          new: { urn: urnOfStep, type: "", custom },
        },
      },
    });
    const result = readEvents(
      lines(
        step("read", urn),
        step("delete", `${urn}-gone`),
        step("create", "urn:pulumi:dev::orders::pulumi:providers:aws::default"),
        {
          policyRemediationEvent: {
            resourceUrn: urn,
            policyName: "p",
            policyPackName: "g",
            after: { a: 1 },
          },
        },
        {
          policyEvent: {
            policyPackName: "g",
            policyName: "p",
            message: "one line.\n",
            enforcementLevel: "advisory",
          },
        },
      ),
    );
    expect(result.resources.map(({ kind }) => kind)).to.deep.equal(["read", "provider"]);
    expect(result.remediations).to.deep.equal([
      { policyPack: "g", policy: "p", urn, before: {}, after: { a: 1 } },
    ]);
    expect(result.violations).to.deep.equal([
      {
        policyPack: "g",
        policyPackVersion: "",
        policy: "p",
        level: "advisory",
        message: "one line.",
        description: "",
        urn: "urn:pulumi:dev::orders::pulumi:pulumi:Stack::orders-dev",
      },
    ]);
  });

  it("takes the first line as the description if it is a sentence", () => {
    const event = { policyPackName: "g", policyName: "p", enforcementLevel: "mandatory" };
    const { violations } = readEvents(
      lines(
        { policyEvent: { ...event, message: "Sizes are small.\nsize is 3\nand more\n" } },
        { policyEvent: { ...event, message: "size is 3:\nexpected 2\n" } },
      ),
    );
    expect(violations.map(({ description, message }) => [description, message])).to.deep.equal([
      ["Sizes are small.", "size is 3\nand more"],
      ["", "size is 3:\nexpected 2"],
    ]);
  });

  it("may contain other lines", () => {
    const text = `warning: something\n{ broken\n{"steps":[]}\n${lines({ summaryEvent: {} })}\r\n`;
    expect(readEvents(text).violations).to.deep.equal([]);
  });

  it("is an error if it has no events", () => {
    expect(() => readEvents('{"steps":[]}\n')).to.throw(
      "There are no engine events. They are printed by pulumi policy analyze --json, and by pulumi preview --json with PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true.",
    );
  });
});

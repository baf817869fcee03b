import { expect } from "chai";
import {
  analyze,
  analyzeStack,
  configure,
  type Diagnostic,
} from "../../../policy-pack/testing/evaluator";

interface Case {
  /** Of what somebody would try who wants no more to do with a policy. */
  readonly kind?: "evasion";
  readonly title: string;
  /** What it has otherwise than the one that is agreed. */
  readonly exemption: Readonly<Record<string, string>>;
  readonly config?: Readonly<Record<string, number>>;
  readonly found: Pick<Diagnostic, "level" | "message">;
}

const agreed = { policy: "lambda-memory-ceiling", resource: "worker", expires: "2027-06-30" };
const ofWorker = "the exemption of team-a from lambda-memory-ceiling for 'worker'";
const advisory = (message: string) => ({ level: "advisory", message }) as const;
const mandatory = (message: string) => ({ level: "mandatory", message }) as const;

const cases: readonly Case[] = [
  {
    title: "lists an exemption that holds",
    exemption: { expires: "2027-06-30" },
    found: advisory(`${ofWorker} holds until 2027-06-30: agreed`),
  },
  {
    title: "warns on the first of the last fourteen days",
    exemption: { expires: "2026-12-07" },
    found: advisory(`${ofWorker} expires soon, on 2026-12-07: agreed`),
  },
  {
    title: "does not warn a day before that",
    exemption: { expires: "2026-12-08" },
    found: advisory(`${ofWorker} holds until 2026-12-08: agreed`),
  },
  {
    title: "warns as many days ahead as configured",
    exemption: { expires: "2026-12-08" },
    config: { warnDays: 15 },
    found: advisory(`${ofWorker} expires soon, on 2026-12-08: agreed`),
  },
  {
    title: "lets an exemption hold on its last day",
    exemption: { expires: "2026-11-23" },
    found: advisory(`${ofWorker} expires soon, on 2026-11-23: agreed`),
  },
  {
    title: "reports one that has expired",
    exemption: { expires: "2026-11-22" },
    found: mandatory(`${ofWorker} expired on 2026-11-22`),
  },
  {
    title: "reports one whose last day is no date",
    exemption: { expires: "31.12.2027" },
    found: mandatory(`${ofWorker} has expires 31.12.2027, expected YYYY-MM-DD`),
  },
  {
    title: "reports one that covers nothing",
    exemption: { resource: "gone-*" },
    found: mandatory(
      "the exemption of team-a from lambda-memory-ceiling for 'gone-*' covers no resource of this stack",
    ),
  },
  {
    kind: "evasion",
    title: "reports one whose last day is in no calendar",
    exemption: { expires: "2027-02-30" },
    found: mandatory(`${ofWorker} has expires 2027-02-30, expected YYYY-MM-DD`),
  },
  {
    title: "reports one without a reason",
    exemption: { reason: " " },
    found: mandatory(`${ofWorker} has no reason`),
  },
  {
    title: "reports one without an owner",
    exemption: { owner: " " },
    found: mandatory(
      "the exemption of nobody from lambda-memory-ceiling for 'worker' has no owner",
    ),
  },
  {
    title: "reports a stub that nobody has filled in",
    exemption: { reason: "", owner: "", expires: "" },
    found: mandatory(
      "the exemption of nobody from lambda-memory-ceiling for 'worker' has no reason",
    ),
  },
  {
    title: "reports one without a last day",
    exemption: { expires: "" },
    found: mandatory(`${ofWorker} has no last day`),
  },
  {
    title: "lets an exemption hold for a year",
    exemption: { expires: "2027-11-23" },
    found: advisory(`${ofWorker} holds until 2027-11-23: agreed`),
  },
  {
    title: "reports one that holds a day longer",
    exemption: { expires: "2027-11-24" },
    found: mandatory(`${ofWorker} holds until 2027-11-24, in 366 days: expected at most 365`),
  },
  {
    kind: "evasion",
    title: "reports one that holds longer than configured",
    exemption: { expires: "2026-12-24" },
    config: { maxDays: 30 },
    found: mandatory(`${ofWorker} holds until 2026-12-24, in 31 days: expected at most 30`),
  },
  {
    kind: "evasion",
    title: "reports one whose owner is written in characters that nobody sees",
    exemption: { owner: "\u200b\u2060" },
    found: mandatory(
      "the exemption of nobody from lambda-memory-ceiling for 'worker' has no owner",
    ),
  },
  {
    kind: "evasion",
    title: "reports one that covers everything",
    exemption: { resource: "urn:pulumi:*" },
    found: mandatory(
      "the exemption of team-a from lambda-memory-ceiling for 'urn:pulumi:*' covers every resource: expected the name of one, or a pattern that few have",
    ),
  },
  {
    title: "shows the ticket",
    exemption: { ticket: "OPS-1" },
    found: advisory(`${ofWorker} holds until 2027-06-30: agreed (OPS-1)`),
  },
  {
    title: "says of one that nothing needs that it softens nothing",
    exemption: { resource: "helper" },
    found: advisory(
      "the exemption of team-a from lambda-memory-ceiling for 'helper' holds until 2027-06-30 and softens nothing: agreed",
    ),
  },
  {
    title: "covers a resource by a pattern on its URN",
    exemption: { resource: "urn:pulumi:test::*::aws:lambda/function:Function::*" },
    found: advisory(
      "the exemption of team-a from lambda-memory-ceiling for 'urn:pulumi:test::*::aws:lambda/function:Function::*' holds until 2027-06-30: agreed",
    ),
  },
  {
    title: "reports one of a policy that the pack does not have",
    exemption: { policy: "lambda-memory" },
    found: mandatory(
      "the exemption of team-a from lambda-memory for 'worker' names no policy of this pack",
    ),
  },
  {
    kind: "evasion",
    title: "reports one of several policies by a pattern",
    exemption: { policy: "lambda-*" },
    found: mandatory(
      "the exemption of team-a from lambda-* for 'worker' names no policy of this pack",
    ),
  },
  {
    kind: "evasion",
    title: "reports one of a resource by its name in another case, which covers nothing",
    exemption: { resource: "Worker" },
    found: mandatory(
      "the exemption of team-a from lambda-memory-ceiling for 'Worker' covers no resource of this stack",
    ),
  },
  {
    kind: "evasion",
    title: "reports one that covers everything by a name of some length",
    exemption: { resource: "?????*" },
    found: mandatory(
      "the exemption of team-a from lambda-memory-ceiling for '?????*' covers every resource: expected the name of one, or a pattern that few have",
    ),
  },
  {
    kind: "evasion",
    title: "cannot be exempted from itself",
    exemption: { policy: "exemptions", resource: "*" },
    found: mandatory(
      "the exemption of team-a from exemptions for '*' names no policy of this pack",
    ),
  },
];

type Resource = (typeof resources)[number];

const resources = [
  { type: "pulumi:pulumi:Stack", name: "policies-test", inputs: {} },
  { type: "aws:lambda/function:Function", name: "worker", inputs: { memorySize: 4096 } },
  { type: "aws:lambda/function:Function", name: "helper", inputs: { memorySize: 128 } },
];

async function evaluate(
  exemptions: readonly Readonly<Record<string, string>>[],
  config: Case["config"] = {},
  memoryCeiling: "mandatory" | "disabled" = "mandatory",
) {
  const complete = exemptions.map((each) => ({ owner: "team-a", reason: "agreed", ...each }));
  await configure({
    settings: { enforcementLevel: "mandatory", asOf: "2026-11-23", exemptions: complete },
    "lambda-memory-ceiling": { enforcementLevel: memoryCeiling },
    exemptions: { enforcementLevel: "mandatory", ...config },
  });
  for (const resource of resources) await analyze(resource);
  return (await analyzeStack(resources)).diagnostics;
}

describe("exemptions", () => {
  for (const { kind, title, found, exemption, config } of cases) {
    it(kind ? `${kind}: ${title}` : title, async () => {
      expect(await evaluate([{ ...agreed, ...exemption }], config)).to.deep.equal([
        { resource: "policies-test", ...found },
      ]);
    });
  }

  it("softens for no longer than configured", async () => {
    const config = { maxDays: 30 };
    for (const [expires, level] of [
      ["2026-12-23", "advisory"],
      ["2026-12-24", "mandatory"],
    ]) {
      await evaluate([{ ...agreed, expires: expires ?? "" }], config);
      const [stack, worker] = resources as [Resource, Resource];
      await analyze(stack);
      const { diagnostics } = await analyze(worker);
      expect(diagnostics.map((each) => each.level)).to.deep.equal([level]);
    }
  });

  it("says nothing where there are none", async () => {
    expect(await evaluate([])).to.deep.equal([]);
  });

  it("reports one that is there twice, whoever asked for it", async () => {
    const found = await evaluate([agreed, { ...agreed, owner: "team-b" }]);
    expect(found.map(({ message }) => message)).to.deep.equal([
      "the exemption of team-a from lambda-memory-ceiling for 'worker' holds until 2027-06-30: agreed",
      "the exemption of team-b from lambda-memory-ceiling for 'worker' is there twice",
    ]);
  });

  it("leaves those alone that other stacks and projects have in the configuration they share", async () => {
    const elsewhere = [
      "urn:pulumi:prod::policies::*::worker",
      "urn:pulumi:test::other::*::worker",
      "urn:pulumi:test::pol*::*::gone",
      "urn:pulumi:prod",
      "prod::policies::worker",
    ].map((resource) => ({ ...agreed, resource }));
    const found = await evaluate(elsewhere);
    expect(found.map(({ message }) => message)).to.deep.equal([
      "the exemption of team-a from lambda-memory-ceiling for 'urn:pulumi:test::pol*::*::gone' covers no resource of this stack",
      "the exemption of team-a from lambda-memory-ceiling for 'urn:pulumi:prod' covers no resource of this stack",
      "the exemption of team-a from lambda-memory-ceiling for 'prod::policies::worker' covers no resource of this stack",
    ]);
  });

  it("forgets from one run to the next what an exemption has softened", async () => {
    await evaluate([agreed]);
    const [found] = await evaluate([agreed], {}, "disabled");
    expect(found?.message).to.equal(
      "the exemption of team-a from lambda-memory-ceiling for 'worker' holds until 2027-06-30 and softens nothing: agreed",
    );
  });
});

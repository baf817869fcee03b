import { expect } from "chai";
import { analyze, analyzeStack, configure, type Diagnostic } from "../support/policy-server";

interface Case {
  readonly title: string;
  readonly exemption: Readonly<Record<string, string>>;
  readonly warnDays?: number;
  readonly found: Pick<Diagnostic, "level" | "message">;
}

const cases: readonly Case[] = [
  {
    title: "lists an exemption that holds",
    exemption: { policy: "lambda-memory-ceiling", resource: "worker", expires: "2027-06-30" },
    found: {
      level: "advisory",
      message:
        "the exemption of team-a from lambda-memory-ceiling for 'worker' holds until 2027-06-30: agreed",
    },
  },
  {
    title: "warns on the first of the last fourteen days",
    exemption: { policy: "lambda-memory-ceiling", resource: "worker", expires: "2026-12-07" },
    found: {
      level: "advisory",
      message:
        "the exemption of team-a from lambda-memory-ceiling for 'worker' expires soon, on 2026-12-07: agreed",
    },
  },
  {
    title: "does not warn a day before that",
    exemption: { policy: "lambda-memory-ceiling", resource: "worker", expires: "2026-12-08" },
    found: {
      level: "advisory",
      message:
        "the exemption of team-a from lambda-memory-ceiling for 'worker' holds until 2026-12-08: agreed",
    },
  },
  {
    title: "warns as many days ahead as configured",
    exemption: { policy: "lambda-memory-ceiling", resource: "worker", expires: "2026-12-08" },
    warnDays: 15,
    found: {
      level: "advisory",
      message:
        "the exemption of team-a from lambda-memory-ceiling for 'worker' expires soon, on 2026-12-08: agreed",
    },
  },
  {
    title: "lets an exemption hold on its last day",
    exemption: { policy: "lambda-memory-ceiling", resource: "worker", expires: "2026-11-23" },
    found: {
      level: "advisory",
      message:
        "the exemption of team-a from lambda-memory-ceiling for 'worker' expires soon, on 2026-11-23: agreed",
    },
  },
  {
    title: "reports one that has expired",
    exemption: { policy: "lambda-memory-ceiling", resource: "worker", expires: "2026-11-22" },
    found: {
      level: "mandatory",
      message:
        "the exemption of team-a from lambda-memory-ceiling for 'worker' expired on 2026-11-22",
    },
  },
  {
    title: "reports one whose last day is no date",
    exemption: { policy: "lambda-memory-ceiling", resource: "worker", expires: "31.12.2027" },
    found: {
      level: "mandatory",
      message:
        "the exemption of team-a from lambda-memory-ceiling for 'worker' has expires 31.12.2027, expected YYYY-MM-DD",
    },
  },
  {
    title: "reports one that covers nothing",
    exemption: { policy: "lambda-memory-ceiling", resource: "gone-*", expires: "2027-06-30" },
    found: {
      level: "mandatory",
      message:
        "the exemption of team-a from lambda-memory-ceiling for 'gone-*' covers no resource of this stack",
    },
  },
  {
    title: "covers a resource by a pattern on its URN",
    exemption: {
      policy: "lambda-memory-ceiling",
      resource: "urn:pulumi:test::*::aws:lambda/function:Function::*",
      expires: "2027-06-30",
    },
    found: {
      level: "advisory",
      message:
        "the exemption of team-a from lambda-memory-ceiling for 'urn:pulumi:test::*::aws:lambda/function:Function::*' holds until 2027-06-30: agreed",
    },
  },
  {
    title: "reports one of a policy that the pack does not have",
    exemption: { policy: "lambda-memory", resource: "worker", expires: "2027-06-30" },
    found: {
      level: "mandatory",
      message:
        "the exemption of team-a from lambda-memory for 'worker' names no policy of this pack",
    },
  },
  {
    title: "cannot be exempted from itself",
    exemption: { policy: "exemptions", resource: "*", expires: "2027-06-30" },
    found: {
      level: "mandatory",
      message: "the exemption of team-a from exemptions for '*' names no policy of this pack",
    },
  },
];

const resources = [
  { type: "pulumi:pulumi:Stack", name: "policies-test", inputs: {} },
  { type: "aws:lambda/function:Function", name: "worker", inputs: { memorySize: 128 } },
];

async function judge({ exemption, warnDays = 14 }: Pick<Case, "exemption" | "warnDays">) {
  const exemptions = [{ owner: "team-a", reason: "agreed", ...exemption }];
  await configure({
    settings: { enforcementLevel: "mandatory", asOf: "2026-11-23", exemptions },
    exemptions: { enforcementLevel: "mandatory", warnDays },
  });
  for (const resource of resources) await analyze(resource);
  return (await analyzeStack(resources)).diagnostics;
}

describe("exemptions", () => {
  for (const { title, found, ...given } of cases) {
    it(title, async () => {
      expect(await judge(given)).to.deep.equal([{ resource: "policies-test", ...found }]);
    });
  }

  it("says nothing where there are none", async () => {
    await configure({
      settings: { enforcementLevel: "mandatory" },
      exemptions: { enforcementLevel: "mandatory" },
    });
    for (const resource of resources) await analyze(resource);
    expect((await analyzeStack(resources)).diagnostics).to.deep.equal([]);
  });
});

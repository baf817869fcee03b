import { ok } from "node:assert";
import type { Policies } from "@pulumi/policy";
import { analyze, analyzeStack, configure, type Diagnostic } from "./evaluator";
import { expected, type Row } from "./policy-table";
import { assertSameMembers, it } from "./test-runner";

const evaluatedOn = "2026-11-23";

export type Settings = Readonly<Record<string, unknown>>;

interface Runner<AnyRow> {
  readonly subjectOf: (row: AnyRow) => string;
  readonly run: (row: AnyRow, settings: Settings) => Promise<readonly Diagnostic[]>;
}

/**
 * Adds the rows that every policy has: exempted, expired exemption, exempted elsewhere, unknown
 * configuration property.
 */
export function addCommonRows<AnyRow extends Row>(
  tested: Policies[number],
  failing: AnyRow,
  { subjectOf, run }: Runner<AnyRow>,
): void {
  const plain = expected(failing, tested, subjectOf(failing));
  const exemption = { policy: tested.name, reason: "agreed", owner: "team-a" };
  const exempted = [...new Set(plain.map(({ resource }) => resource))].map((resource) => ({
    ...exemption,
    resource,
  }));
  it("exempted: becomes advisory, with the reason", async () => {
    const exemptions = exempted.map((each) => ({ ...each, expires: evaluatedOn }));
    const note = `(exempt until ${evaluatedOn}, team-a: agreed)`;
    assertSameMembers(
      await run(failing, { exemptions }),
      plain.map((each) => ({ ...each, level: "advisory", message: `${each.message} ${note}` })),
    );
  });
  it("expired: is a violation again the day after", async () => {
    const exemptions = exempted.map((each) => ({ ...each, expires: "2026-11-22" }));
    const note = "(the exemption of team-a expired on 2026-11-22)";
    assertSameMembers(
      await run(failing, { exemptions }),
      plain.map((each) => ({ ...each, message: `${each.message} ${note}` })),
    );
  });
  it("exempted for good: an exemption of everything, or until the end of time, changes no level", async () => {
    for (const [resource, expires, flaw] of [
      [
        "*",
        evaluatedOn,
        "covers every resource: expected the name of one, or a pattern that few have",
      ],
      [
        exempted[0]?.resource,
        "9999-12-31",
        "holds until 9999-12-31, in 2912116 days: expected at most 365",
      ],
    ]) {
      const found = await run(failing, { exemptions: [{ ...exemption, resource, expires }] });
      const note = ` (the exemption of team-a ${flaw})`;
      const isNoted = ({ message }: Diagnostic) => message.endsWith(note);
      ok(found.some(isNoted), `nothing says:${note}`);
      assertSameMembers(
        found.map((each) => ({ ...each, message: each.message.replace(note, "") })),
        plain,
      );
    }
  });
  it("exempted elsewhere: an exemption of another resource changes nothing", async () => {
    const exemptions = [{ ...exemption, resource: "no-such-*", expires: evaluatedOn }];
    assertSameMembers(await run(failing, { exemptions }), plain);
  });
  it("config: refuses a property that does not exist", async () => {
    const names = Object.keys(tested.configSchema?.properties ?? {}).join(", ") || "none";
    const message = `configuration property 'typo' does not exist; there are: ${names}`;
    const found = await run({ ...failing, config: { ...failing.config, typo: 1 } }, {});
    ok(
      found.some((each) => each.message === message),
      `nothing says: ${message}`,
    );
  });
}

/** Enables only that policy, with the configuration of the row. */
export async function configureFor(
  tested: Policies[number],
  row: Pick<Row, "config" | "settings">,
  extra: Settings,
): Promise<void> {
  const level = tested.enforcementLevel === "advisory" ? "advisory" : "mandatory";
  await configure({
    settings: { enforcementLevel: "mandatory", asOf: evaluatedOn, ...row.settings, ...extra },
    [tested.name]: { enforcementLevel: level, ...row.config },
  });
  // Forgets what earlier rows recorded, like a run that begins with the stack.
  await analyze({ type: "pulumi:pulumi:Stack", name: "policies-test", inputs: {} });
  await analyzeStack([]);
}

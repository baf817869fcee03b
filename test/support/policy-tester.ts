import { readFileSync } from "node:fs";
import type { Policies } from "@pulumi/policy";
import { expect } from "chai";
import { policies } from "../../policy-pack/policies";
import {
  analyze,
  analyzeStack,
  configure,
  type Diagnostic,
  secret,
  type TestResource,
  unknown,
} from "./policy-server";
import { recordUnknownRows } from "./unknown-rows";

/** What a row shows. `boundary` is the last value that passes, `beyond` the next one, which fails. */
type RowKind = "pass" | "fail" | "boundary" | "beyond" | "absent" | "unknown" | "config" | "linked";

interface Row {
  readonly kind: RowKind;
  readonly title: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Messages are compared whole; for a resource policy, of the resource itself. */
  readonly reports: readonly Report[];
}

/** A message at the policy's own level, or with another level or on another resource. */
type Report =
  | string
  | { readonly resource?: string; readonly level?: "advisory"; readonly message: string };

interface ResourceRow extends Row {
  readonly name?: string;
  readonly type?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly provider?: Readonly<Record<string, unknown>>;
  readonly ignoreChanges?: readonly string[];
}

interface StackRow extends Row {
  readonly resources: readonly TestResource[];
}

interface Table<AnyRow> {
  /** Kinds of row that make no sense for the policy, with the reason. */
  readonly without?: Partial<Readonly<Record<RowKind, string>>>;
  readonly rows: readonly AnyRow[];
}

interface ResourceTable extends Table<ResourceRow> {
  readonly type: string;
}

const requiredKinds: readonly RowKind[] = [
  "pass",
  "fail",
  "boundary",
  "beyond",
  "absent",
  "unknown",
  "config",
];
const judgedOn = "2026-11-23";

/**
 * Runs a table of rows against the policy of the pack with that name, through the pack's real
 * server, and adds the rows that every policy has: not applicable, secret, exempted, expired
 * exemption, unknown configuration property.
 */
export function testResourcePolicy(
  name: string,
  { type, rows, without = {} }: ResourceTable,
): void {
  const tested = policyNamed(name);
  recordUnknownRows(name, rows);
  const resourceOf = (row: ResourceRow): TestResource => ({
    type: row.type ?? type,
    name: row.name ?? "subject",
    inputs: row.inputs,
    ...(row.provider && { provider: row.provider }),
    ...(row.ignoreChanges && { ignoreChanges: row.ignoreChanges }),
  });
  const run = async (row: ResourceRow, resource = resourceOf(row), extra: Settings = {}) => {
    await configureFor(tested, row, extra);
    return (await analyze(resource)).diagnostics;
  };

  describe(name, () => {
    checkTable(rows, without, requiredKinds);
    for (const row of rows) {
      it(`${row.kind}: ${row.title}`, async () => {
        expect(await run(row)).to.have.deep.members(expected(row, tested, resourceOf(row).name));
      });
    }
    addCommonRows(tested, firstFailing(rows), {
      subjectOf: (row) => resourceOf(row).name,
      run: (row, extra) => run(row, resourceOf(row), extra),
    });
    it("secret: judges secret inputs like plain ones", async () => {
      const row = firstFailing(rows);
      const resource = resourceOf(row);
      expect(
        await run(row, { ...resource, inputs: withSecrets(resource.inputs) }),
      ).to.have.deep.members(expected(row, tested, resource.name));
    });
    it("not applicable: says nothing about another type", async () => {
      await configureFor(tested, { config: {} }, {});
      const answer = await analyze({
        type: "random:index/randomId:RandomId",
        name: "other",
        inputs: {},
      });
      expect(answer.diagnostics).to.deep.equal([]);
      expect(answer.notApplicable).to.include(name);
    });
  });
}

/**
 * The same for a stack policy. Each row runs twice: with the inputs as outputs, and with every output
 * that is not an input unknown, as the real provider has it at preview.
 */
export function testStackPolicy(name: string, { rows, without = {} }: Table<StackRow>): void {
  const tested = policyNamed(name);
  recordUnknownRows(name, rows);
  const run = async (row: StackRow, resources = row.resources, extra: Settings = {}) => {
    await configureFor(tested, row, extra);
    for (const resource of resources) await analyze(resource);
    return (await analyzeStack(resources)).diagnostics;
  };
  const subjectOf = (row: StackRow) => {
    const [first = ""] = row.reports;
    return (typeof first === "object" && first.resource) || row.resources[0]?.name || "";
  };

  describe(name, () => {
    checkTable(rows, without, [...requiredKinds, "linked"]);
    for (const row of rows) {
      it(`${row.kind}: ${row.title}`, async () => {
        expect(await run(row)).to.have.deep.members(expected(row, tested, subjectOf(row)));
      });
      it(`${row.kind}: ${row.title} (outputs unknown)`, async () => {
        const resources = row.resources.map(withUnknownOutputs);
        expect(await run(row, resources)).to.have.deep.members(
          expected(row, tested, subjectOf(row)),
        );
      });
    }
    addCommonRows(tested, firstFailing(rows), {
      subjectOf,
      run: (row, extra) => run(row, row.resources, extra),
    });
    it("secret: judges secret inputs like plain ones", async () => {
      const row = firstFailing(rows);
      const resources = row.resources.map((each) => ({
        ...each,
        inputs: withSecrets(each.inputs),
      }));
      expect(await run(row, resources)).to.have.deep.members(expected(row, tested, subjectOf(row)));
    });
    it("not applicable: says nothing about a stack without such resources", async () => {
      await configureFor(tested, { config: {} }, {});
      const other = { type: "random:index/randomId:RandomId", name: "other", inputs: {} };
      expect((await analyzeStack([other])).diagnostics).to.deep.equal([]);
    });
  });
}

type Settings = Readonly<Record<string, unknown>>;

interface Runner<AnyRow> {
  readonly subjectOf: (row: AnyRow) => string;
  readonly run: (row: AnyRow, settings: Settings) => Promise<readonly Diagnostic[]>;
}

function addCommonRows<AnyRow extends Row>(
  tested: Policies[number],
  failing: AnyRow,
  { subjectOf, run }: Runner<AnyRow>,
): void {
  const plain = expected(failing, tested, subjectOf(failing));
  const exemption = { policy: tested.name, resource: "*", reason: "agreed", owner: "team-a" };
  it("exempted: becomes advisory, with the reason", async () => {
    const exemptions = [{ ...exemption, expires: judgedOn }];
    const note = `(exempt until ${judgedOn}, team-a: agreed)`;
    expect(await run(failing, { exemptions })).to.have.deep.members(
      plain.map((each) => ({ ...each, level: "advisory", message: `${each.message} ${note}` })),
    );
  });
  it("expired: is a violation again the day after", async () => {
    const exemptions = [{ ...exemption, expires: "2026-11-22" }];
    const note = "(the exemption of team-a expired on 2026-11-22)";
    expect(await run(failing, { exemptions })).to.have.deep.members(
      plain.map((each) => ({ ...each, message: `${each.message} ${note}` })),
    );
  });
  it("exempted elsewhere: an exemption of another resource changes nothing", async () => {
    const exemptions = [{ ...exemption, resource: "no-such-*", expires: judgedOn }];
    expect(await run(failing, { exemptions })).to.have.deep.members(plain);
  });
  it("config: refuses a property that does not exist", async () => {
    const names = Object.keys(tested.configSchema?.properties ?? {}).join(", ") || "none";
    const message = `configuration property 'typo' does not exist; there are: ${names}`;
    const found = await run({ ...failing, config: { ...failing.config, typo: 1 } }, {});
    expect(found.map((each) => each.message)).to.include(message);
  });
}

function policyNamed(name: string): Policies[number] {
  const found = policies.find((policy) => policy.name === name);
  if (!found) throw new Error(`policies/index.ts has no policy '${name}'`);
  return found;
}

async function configureFor(
  tested: Policies[number],
  row: Pick<Row, "config" | "settings">,
  extra: Settings,
): Promise<void> {
  const level = tested.enforcementLevel === "advisory" ? "advisory" : "mandatory";
  await configure({
    settings: { enforcementLevel: "mandatory", asOf: judgedOn, ...row.settings, ...extra },
    [tested.name]: { enforcementLevel: level, ...row.config },
  });
  // Forgets what earlier rows recorded.
  await analyzeStack([]);
}

function expected(row: Row, tested: Policies[number], subject: string): readonly Diagnostic[] {
  const own = tested.enforcementLevel === "advisory" ? "advisory" : "mandatory";
  return row.reports.map((report) =>
    typeof report === "string"
      ? { resource: subject, level: own, message: report }
      : {
          resource: report.resource ?? subject,
          level: report.level ?? own,
          message: report.message,
        },
  );
}

function firstFailing<AnyRow extends Row>(rows: readonly AnyRow[]): AnyRow {
  const row = rows.find(({ kind }) => kind === "fail");
  if (!row) throw new Error("a table needs a row of kind 'fail'");
  return row;
}

function checkTable(
  rows: readonly Row[],
  without: Partial<Readonly<Record<RowKind, string>>>,
  required: readonly RowKind[],
): void {
  const kinds = new Set(rows.map(({ kind }) => kind));
  const missing = required.filter((kind) => !kinds.has(kind) && !without[kind]);
  if (missing.length > 0) throw new Error(`the table has no row of kind ${missing.join(", ")}`);
  const titles = rows.map(({ title }) => title);
  const repeated = titles.filter((title, index) => titles.indexOf(title) !== index);
  if (repeated.length > 0) throw new Error(`rows with the same title: ${repeated.join(", ")}`);
  const wrong = rows.filter(
    ({ kind, reports }) =>
      (kind === "fail" || kind === "beyond") !== reports.length > 0 &&
      ["pass", "fail", "boundary", "beyond"].includes(kind),
  );
  if (wrong.length > 0) throw new Error(`rows whose kind and reports disagree: ${wrong[0]?.title}`);
}

function withSecrets(inputs: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, secret(value)]));
}

function withUnknownOutputs(resource: TestResource): TestResource {
  const outputs = Object.fromEntries(outputNames(resource.type).map((name) => [name, unknown]));
  return { ...resource, outputs: { ...outputs, ...(resource.outputs ?? resource.inputs) } };
}

/** The output properties of a type, from the installed @pulumi/aws. */
function outputNames(type: string): readonly string[] {
  const [, module] = /^aws:([\w/]+):/.exec(type) ?? [];
  if (!module) return [];
  const source = readFileSync(require.resolve(`@pulumi/aws/${module}.js`), "utf8");
  return [...source.matchAll(/resourceInputs\["(\w+)"\] = state\?/g)].flatMap(
    ([, name]) => name ?? [],
  );
}

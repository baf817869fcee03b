import { deepStrictEqual, fail, ok } from "node:assert";
import type { Policies } from "@pulumi/policy";
import { addCommonRows, configureFor, type Settings } from "./common-rows";
import { analyze, analyzeStack, type Diagnostic, serveAlso } from "./evaluator";
import {
  checkTable,
  describeUnwritten,
  expected,
  firstFailing,
  policyNamed,
  type ResourceRow,
  type ResourceTable,
  type Row,
  requiredKinds,
  type StackRow,
  subjectOf,
  type Table,
  withSecrets,
  withUnknownOutputs,
} from "./policy-table";
import { recordRows } from "./recorded-rows";
import type { TestResource } from "./test-resource";
import { assertSameMembers, describe, it } from "./test-runner";

/** The name of one of this pack's policies, or any other policy. */
type TestedPolicy = string | Policies[number];

/**
 * Runs a table of rows against a policy, and adds the rows that every policy has: not applicable,
 * secret, exempted, expired exemption, unknown configuration property.
 */
export function testResourcePolicy(
  policy: TestedPolicy,
  { type, rows, without = {} }: ResourceTable,
): void {
  const tested = served(policy);
  const { name } = tested;
  const resourceOf = (row: ResourceRow): TestResource => ({
    type: row.type ?? type,
    name: row.name ?? "subject",
    inputs: row.inputs,
    ...(row.provider && { provider: row.provider }),
    ...(row.ignoreChanges && { ignoreChanges: row.ignoreChanges }),
    ...(row.dependsOn && { dependsOn: row.dependsOn }),
  });
  recordRows(
    name,
    rows.map((row) => ({ ...row, resources: [resourceOf(row), ...(row.beside ?? [])] })),
  );
  const run = async (row: ResourceRow, resource = resourceOf(row), extra: Settings = {}) => {
    await configureFor(tested, row, extra);
    const { diagnostics } = await analyze(resource);
    if (!("validateStack" in tested)) return diagnostics;
    const { beside = [] } = row;
    for (const other of beside) await analyze(other);
    return [...diagnostics, ...(await analyzeStack([resource, ...beside])).diagnostics];
  };

  describe(name, () => {
    checkTable(rows, without, requiredKinds);
    if (failUnwritten(rows)) return;
    for (const row of rows) {
      it(`${row.kind}: ${row.title}`, async () => {
        assertSameMembers(await run(row), expected(row, tested, resourceOf(row).name));
      });
    }
    addCommonRows(tested, firstFailing(rows), {
      subjectOf: (row) => resourceOf(row).name,
      run: (row, extra) => run(row, resourceOf(row), extra),
    });
    it("secret: evaluates secret inputs like plain ones", async () => {
      const row = firstFailing(rows);
      const resource = resourceOf(row);
      assertSameMembers(
        await run(row, { ...resource, inputs: withSecrets(resource.inputs) }),
        expected(row, tested, resource.name),
      );
    });
    it("not applicable: says nothing about another type", async () => {
      await configureFor(tested, { config: {} }, {});
      const answer = await analyze({
        type: "random:index/randomId:RandomId",
        name: "other",
        inputs: {},
      });
      deepStrictEqual(answer.diagnostics, []);
      ok(answer.notApplicable.includes(name), `${name} applies to any type`);
    });
  });
}

/**
 * Like `testResourcePolicy`, for a stack policy. Each row runs twice: with the inputs as outputs,
 * and with every output that is not an input unknown, as with the real provider at preview.
 */
export function testStackPolicy(
  policy: TestedPolicy,
  { rows, without = {} }: Table<StackRow>,
): void {
  const tested = served(policy);
  const { name } = tested;
  recordRows(name, rows);
  describe(name, () => {
    checkTable(rows, without, [...requiredKinds, "linked"]);
    if (failUnwritten(rows)) return;
    addStackRows(tested, rows);
    addCommonRows(tested, firstFailing(rows), {
      subjectOf,
      run: (row, extra) => runStack(tested, row, row.resources, extra),
    });
    it("secret: evaluates secret inputs like plain ones", async () => {
      const row = firstFailing(rows);
      const resources = row.resources.map((each) => ({
        ...each,
        inputs: withSecrets(each.inputs),
      }));
      assertSameMembers(
        await runStack(tested, row, resources),
        expected(row, tested, subjectOf(row)),
      );
    });
    it("not applicable: says nothing about a stack without such resources", async () => {
      await configureFor(tested, { config: {} }, {});
      const other = { type: "random:index/randomId:RandomId", name: "other", inputs: {} };
      deepStrictEqual((await analyzeStack([other])).diagnostics, []);
    });
  });
}

/**
 * Runs more rows of a stack policy, about one theme; the main table is in the file named like the
 * policy.
 */
export function testMoreOfStackPolicy(
  policy: TestedPolicy,
  theme: string,
  rows: readonly StackRow[],
): void {
  const tested = served(policy);
  const { name } = tested;
  recordRows(name, rows);
  describe(`${name}, ${theme}`, () => {
    checkTable(rows, {}, []);
    addStackRows(tested, rows);
  });
}

/** Adds one failure that says what to fill in, instead of the many that empty rows would give. */
function failUnwritten(rows: readonly Row[]): boolean {
  const unwritten = describeUnwritten(rows);
  if (unwritten === undefined) return false;
  it("has a table that is filled in", () => fail(unwritten));
  return true;
}

function served(policy: TestedPolicy): Policies[number] {
  if (typeof policy === "string") return policyNamed(policy);
  serveAlso(policy);
  return policy;
}

function addStackRows(tested: Policies[number], rows: readonly StackRow[]): void {
  for (const row of rows) {
    it(`${row.kind}: ${row.title}`, async () => {
      assertSameMembers(
        await runStack(tested, row, row.resources),
        expected(row, tested, subjectOf(row)),
      );
    });
    it(`${row.kind}: ${row.title} (outputs unknown)`, async () => {
      const resources = row.resources.map(withUnknownOutputs);
      assertSameMembers(
        await runStack(tested, row, resources),
        expected(row, tested, subjectOf(row)),
      );
    });
  }
}

async function runStack(
  tested: Policies[number],
  row: StackRow,
  resources: readonly TestResource[],
  extra: Settings = {},
): Promise<readonly Diagnostic[]> {
  await configureFor(tested, row, extra);
  for (const resource of resources) await analyze(resource);
  return (await analyzeStack(resources)).diagnostics;
}

import { readFileSync } from "node:fs";
import type { Policies } from "@pulumi/policy";
import { policies } from "../policies";
import type { Diagnostic } from "./evaluator";
import { secret, type TestResource, unknown } from "./test-resource";

/**
 * What a row shows. `boundary` is the last value that passes, `beyond` the next one, which fails;
 * `evasion` is a change that keeps to the policy's words but defeats its purpose, and is reported.
 */
type RowKind =
  | "pass"
  | "fail"
  | "evasion"
  | "boundary"
  | "beyond"
  | "absent"
  | "unknown"
  | "config"
  | "linked";

export interface Row {
  readonly kind: RowKind;
  readonly title: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Messages are compared whole; those of a resource policy are about the resource itself. */
  readonly reports: readonly Report[];
}

/** A message at the policy's own level, or one with another level or on another resource. */
type Report =
  | string
  | { readonly resource?: string; readonly level?: "advisory"; readonly message: string };

export interface ResourceRow extends Row {
  readonly name?: string;
  readonly type?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly provider?: Readonly<Record<string, unknown>>;
  readonly ignoreChanges?: readonly string[];
  /** For each property, the names of the resources in `beside` that its value comes from. */
  readonly dependsOn?: TestResource["dependsOn"];
  readonly beside?: readonly TestResource[];
}

export interface StackRow extends Row {
  readonly resources: readonly TestResource[];
}

export interface Table<AnyRow> {
  /** Kinds of row that make no sense for the policy, with the reason. */
  readonly without?: Partial<Readonly<Record<RowKind, string>>>;
  readonly rows: readonly AnyRow[];
}

export interface ResourceTable extends Table<ResourceRow> {
  readonly type: string;
}

export const requiredKinds: readonly RowKind[] = [
  "pass",
  "fail",
  "evasion",
  "boundary",
  "beyond",
  "absent",
  "unknown",
  "config",
];
const reportingKinds: readonly RowKind[] = ["fail", "evasion", "beyond"];

export function expected(
  row: Row,
  tested: Policies[number],
  subject: string,
): readonly Diagnostic[] {
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

export function firstFailing<AnyRow extends Row>(rows: readonly AnyRow[]): AnyRow {
  const row = rows.find(({ kind }) => kind === "fail");
  if (!row) throw new Error("a table needs a row of kind 'fail'");
  return row;
}

export function checkTable(
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
      reportingKinds.includes(kind) !== reports.length > 0 &&
      [...reportingKinds, "pass", "boundary"].includes(kind),
  );
  if (wrong.length > 0) throw new Error(`rows whose kind and reports disagree: ${wrong[0]?.title}`);
}

/**
 * The rows still to be written in a table that `create-policy` created; undefined if there are
 * none.
 */
export function describeUnwritten(rows: readonly Row[]): string | undefined {
  const unwritten = rows.filter(({ title }) => title.startsWith("TODO"));
  if (unwritten.length === 0) return undefined;
  return [
    "rows are still to be filled in, each with a title, what is evaluated, and what is reported:",
    ...unwritten.map(({ kind, title }) => `  ${kind}: ${title}`),
  ].join("\n");
}

export function withSecrets(
  inputs: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, secret(value)]));
}

export function withUnknownOutputs(resource: TestResource): TestResource {
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

/** The logical name of the resource that a row is about. */
export function subjectOf({ reports, resources }: StackRow): string {
  const [first = ""] = reports;
  return (typeof first === "object" && first.resource) || resources[0]?.name || "";
}

export function policyNamed(name: string): Policies[number] {
  const found = policies.find((policy) => policy.name === name);
  if (!found) throw new Error(`policies/index.ts has no policy '${name}'`);
  return found;
}

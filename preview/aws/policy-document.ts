import { isList, isMap } from "../engine/property-values";
import type { Properties, PropertyValue } from "../model";

interface PolicyDocument {
  readonly Version: string;
  readonly Id?: string;
  readonly Statement: readonly Properties[];
}

/**
 * The result of `aws:iam/getPolicyDocument`: the statements in IAM's form. They override the source documents and are
 * overridden by the override documents.
 * @throws Error if a document is not JSON, or a Sid is used twice
 */
export function policyDocument(args: Properties): Properties {
  const sources = documents("sourcePolicyDocuments", args.sourceJson, args.sourcePolicyDocuments);
  rejectDuplicateSids(
    sources.flatMap(({ Statement }) => Statement),
    " in sourcePolicyDocuments",
  );
  const own = ownDocument(args);
  rejectDuplicateSids(own.Statement, "");
  const overrides = documents(
    "overridePolicyDocuments",
    ...(isList(args.overridePolicyDocuments) ? args.overridePolicyDocuments : []),
    args.overrideJson,
  );
  const merged = [...sources, own, ...overrides].reduce(merge);
  return {
    ...args,
    id: "preview",
    json: JSON.stringify(merged, undefined, 2),
    minifiedJson: JSON.stringify(merged),
  };
}

function ownDocument({ version, policyId, statements }: Properties): PolicyDocument {
  const written = isList(statements) ? statements.filter(isMap) : [];
  return {
    Version: typeof version === "string" ? version : "2012-10-17",
    ...(typeof policyId === "string" && policyId !== "" ? { Id: policyId } : {}),
    Statement: written.map(statement),
  };
}

function documents(
  argument: string,
  ...values: readonly (PropertyValue | undefined)[]
): readonly PolicyDocument[] {
  const texts = values.flatMap(toList);
  return texts.flatMap((text) =>
    typeof text === "string" && text !== "" ? [parseDocument(argument, text)] : [],
  );
}

function parseDocument(argument: string, text: string): PolicyDocument {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new Error(`${argument}: a document is not JSON: ${(error as Error).message}`);
  }
  const { Version, Id, Statement = null } = (content ?? {}) as Properties;
  const statements = isList(Statement) ? Statement : [Statement];
  return {
    Version: typeof Version === "string" ? Version : "",
    ...(typeof Id === "string" ? { Id } : {}),
    Statement: statements.filter(isMap),
  };
}

/** The later document's id and statements override the earlier ones; the newer version wins. */
function merge(earlier: PolicyDocument, later: PolicyDocument): PolicyDocument {
  const statements = [...earlier.Statement];
  for (const each of later.Statement) {
    const same = hasSid(each) ? statements.findIndex(({ Sid }) => Sid === each.Sid) : -1;
    statements.splice(same === -1 ? statements.length : same, 1, each);
  }
  const id = later.Id ?? earlier.Id;
  return {
    Version: later.Version > earlier.Version ? later.Version : earlier.Version,
    ...(id === undefined ? {} : { Id: id }),
    Statement: statements,
  };
}

function hasSid({ Sid }: Properties): boolean {
  return typeof Sid === "string" && Sid !== "";
}

function rejectDuplicateSids(statements: readonly Properties[], where: string): void {
  const seen = new Set<PropertyValue | undefined>();
  for (const each of statements.filter(hasSid)) {
    if (seen.has(each.Sid)) throw new Error(`duplicate Sid (${String(each.Sid)})${where}`);
    seen.add(each.Sid);
  }
}

function statement(written: Properties): Properties {
  const entries: readonly (readonly [string, PropertyValue | undefined])[] = [
    ["Sid", written.sid === "" ? undefined : written.sid],
    ["Effect", written.effect ?? "Allow"],
    ["Action", oneOrMore(written.actions)],
    ["NotAction", oneOrMore(written.notActions)],
    ["Resource", oneOrMore(withVariables(written.resources))],
    ["NotResource", oneOrMore(withVariables(written.notResources))],
    ["Principal", principals(written.principals)],
    ["NotPrincipal", principals(written.notPrincipals)],
    ["Condition", conditions(written.conditions)],
  ];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, PropertyValue] => entry[1] !== undefined),
  );
}

/** Converts `&{aws:username}` to an IAM variable. Terraform users write it so, because `${...}` is Terraform's own syntax. */
function withVariables(values: PropertyValue | undefined): PropertyValue | undefined {
  if (!isList(values)) return values;
  return values.map((value) =>
    typeof value === "string" ? value.replaceAll("&{", () => `\${`) : value,
  );
}

function oneOrMore(values: PropertyValue | undefined): PropertyValue | undefined {
  if (!isList(values) || values.length === 0) return undefined;
  return values.length === 1 ? values[0] : values;
}

function principals(values: PropertyValue | undefined): PropertyValue | undefined {
  if (!isList(values) || values.length === 0) return undefined;
  const byType = new Map<string, readonly PropertyValue[]>();
  for (const { type, identifiers } of values.filter(isMap)) {
    const named = withVariables(identifiers);
    const before = byType.get(String(type)) ?? [];
    byType.set(String(type), [...before, ...(isList(named) ? named : [])]);
  }
  if (byType.size === 1 && byType.has("*")) return "*";
  return Object.fromEntries([...byType].map(([type, all]) => [type, oneOrMore(all) ?? []]));
}

function conditions(values: PropertyValue | undefined): PropertyValue | undefined {
  if (!isList(values) || values.length === 0) return undefined;
  const result: Record<string, Record<string, PropertyValue>> = {};
  for (const { test, variable, values: wanted } of values.filter(isMap)) {
    const operator = String(test);
    const before = result[operator]?.[String(variable)];
    const all = [...toList(before), ...toList(withVariables(wanted))];
    result[operator] = { ...result[operator], [String(variable)]: oneOrMore(all) ?? [] };
  }
  return result;
}

function toList(value: PropertyValue | undefined): readonly PropertyValue[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

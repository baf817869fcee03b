import { parseJson } from "../values/canonical-values";
import type { Problems } from "../values/problems";
import { knownDocument, type UnknownDocument } from "../values/unknown";
import { matchesWildcard } from "../values/wildcard";

/** One statement of a policy document. Elements of its lists may be unknown. */
export interface Statement {
  /** How messages refer to it: by its Sid, or by its number from 1. */
  readonly label: string;
  readonly effect: "Allow" | "Deny";
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** Of any kind (AWS, Service, ...); `*` is everyone. */
  readonly principals: readonly string[];
  readonly notPrincipals: readonly string[];
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly operator: string;
  /** In lower case: AWS ignores case. */
  readonly key: string;
  readonly values: readonly string[];
}

/** Why AWS would refuse it, as a sentence. */
export interface Malformed {
  readonly problem: string;
}

type Parsed = Statement | Malformed;

/**
 * The statements of a policy document, given as JSON or as an object.
 * @throws UnknownDocument if the document is unknown, or a statement when it is parsed.
 */
export function parseDocument(document: unknown, property: string): readonly (() => Parsed)[] {
  const value = parseJson(knownDocument(document, property));
  if (value === undefined) return [() => ({ problem: `${property} is not valid JSON` })];
  if (!isRecord(value) || value.Statement === undefined) {
    return [() => ({ problem: `${property} is not a policy document: it has no Statement` })];
  }
  const statements = knownDocument(value.Statement, `${property} Statement`);
  return [statements].flat().map((statement, index) => () => {
    return parseStatement(statement, property, index + 1);
  });
}

/** The problems of the document itself, and those that `problemsIn` finds in each statement. */
export function statementProblems(
  document: unknown,
  property: string,
  problemsIn: (statement: Statement) => Problems,
): Problems {
  return () =>
    parseDocument(document, property).map((parse) => () => {
      const parsed = parse();
      return "problem" in parsed ? parsed.problem : problemsIn(parsed);
    });
}

/** The known statements of some documents, and the errors for the unknown ones. */
export function knownStatements(
  documents: readonly { readonly label: string; readonly value: unknown }[],
): { readonly statements: readonly Statement[]; readonly hidden: readonly UnknownDocument[] } {
  const statements: Statement[] = [];
  const hidden: UnknownDocument[] = [];
  const attempt = <Value>(compute: () => Value): Value | undefined => {
    try {
      return compute();
    } catch (error) {
      hidden.push(error as UnknownDocument);
      return undefined;
    }
  };
  for (const { label, value } of documents) {
    for (const parse of attempt(() => parseDocument(value, label)) ?? []) {
      const parsed = attempt(parse);
      if (parsed && !("problem" in parsed)) statements.push(parsed);
    }
  }
  return { statements, hidden };
}

/**
 * Whether any statement of the documents passes `test`.
 * @throws UnknownDocument if no known statement passes and others are unknown.
 */
export function someStatement(
  documents: readonly { readonly label: string; readonly value: unknown }[],
  test: (statement: Statement) => boolean,
): boolean {
  const { statements, hidden } = knownStatements(documents);
  if (statements.some(test)) return true;
  if (hidden[0]) throw hidden[0];
  return false;
}

/** Whether the statement's actions cover the action; AWS ignores case. */
export function namesAction({ actions }: Pick<Statement, "actions">, action: string): boolean {
  return actions.some((pattern) => matchesWildcard(action.toLowerCase(), pattern.toLowerCase()));
}

/** Whether the statement applies to the action: by Action, or by a NotAction that lacks it. */
export function concernsAction(statement: Statement, action: string): boolean {
  const { notActions } = statement;
  return (
    namesAction(statement, action) ||
    (notActions.length > 0 && !namesAction({ actions: notActions }, action))
  );
}

function parseStatement(statement: unknown, property: string, number: number): Parsed {
  const value = knownDocument(statement, `${property} statement ${number}`);
  if (!isRecord(value)) return { problem: `${property} statement ${number} is not an object` };
  const label = `${property} statement ${value.Sid || number}`;
  const effect = knownDocument(value.Effect, `${label} Effect`);
  if (effect !== "Allow" && effect !== "Deny") {
    return { problem: `${label} has no Effect: expected Allow or Deny` };
  }
  if (value.Action === undefined && value.NotAction === undefined) {
    return { problem: `${label} has neither Action nor NotAction` };
  }
  return {
    label,
    effect,
    actions: listOf(value.Action),
    notActions: listOf(value.NotAction),
    resources: listOf(value.Resource),
    notResources: listOf(value.NotResource),
    principals: principalsOf(value.Principal),
    notPrincipals: principalsOf(value.NotPrincipal),
    conditions: conditionsOf(value.Condition),
  };
}

function principalsOf(value: unknown): readonly string[] {
  return isRecord(value) ? Object.values(value).flatMap(listOf) : listOf(value);
}

function conditionsOf(value: unknown): readonly Condition[] {
  return entriesOf(value).flatMap(([operator, keys]) =>
    entriesOf(keys).map(([key, values]) => ({
      operator,
      key: key.toLowerCase(),
      values: listOf(values),
    })),
  );
}

function listOf(value: unknown): readonly string[] {
  return [value ?? []].flat().map(String);
}

function entriesOf(value: unknown): readonly [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

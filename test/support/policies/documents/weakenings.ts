import { type WeakenedValue, withMoreWildcards } from "./weakened-values";

export interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: string | Readonly<Record<string, string | readonly string[]>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly [element: string]: unknown;
}

export interface PolicyDocument {
  readonly Statement: Statement | readonly Statement[];
  readonly [element: string]: unknown;
}

/** One change that lets more through, or denies less. */
export interface Weakening {
  /** The element of the statement, with the key or the kind of principal that it is about. */
  readonly place: string;
  readonly change: string;
  readonly document: PolicyDocument;
}

type StatementChange = Omit<Weakening, "document"> & { readonly statement: Statement };

/** Every single change that weakens the document. */
export function weakeningsOf(document: PolicyDocument): readonly Weakening[] {
  const statements = [document.Statement].flat();
  return statements.flatMap((statement, index) =>
    changesOf(statement).map(({ place, change, statement: changed }) => ({
      place,
      change,
      document: { ...document, Statement: statements.toSpliced(index, 1, changed) },
    })),
  );
}

/** The document with each condition of a statement alone, so that no other makes up for it once it is weakened. */
export function withSingleConditions(document: PolicyDocument): readonly PolicyDocument[] {
  const statements = [document.Statement].flat();
  return statements.flatMap((statement, index) => {
    const conditions = conditionsOf(statement);
    if (statement.Effect === "Deny" || conditions.length < 2) return [];
    return conditions.map(({ operator, key, value }) => ({
      ...document,
      Statement: statements.toSpliced(index, 1, {
        ...statement,
        Condition: { [operator]: { [key]: value } },
      }),
    }));
  });
}

function conditionsOf({ Condition = {} }: Statement) {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) => ({ operator, key, value })),
  );
}

function changesOf(statement: Statement): readonly StatementChange[] {
  if (statement.Effect === "Deny") return changesOfDenial(statement);
  return [
    ...changesOfActions(statement),
    ...changesOfResources(statement),
    ...changesOfPrincipal(statement),
    ...changesOfConditions(statement),
  ];
}

function changesOfActions(statement: Statement): readonly StatementChange[] {
  const { Action, ...rest } = statement;
  if (Action === undefined) return [];
  return [
    ...listOf(Action).flatMap((action) =>
      withMoreWildcards(action).map(({ change, value }) => ({
        place: "Action",
        change,
        statement: { ...statement, Action: replaced(Action, action, value) },
      })),
    ),
    { place: "Action", change: "NotAction", statement: { ...rest, NotAction: "iam:*" } },
  ];
}

function changesOfResources(statement: Statement): readonly StatementChange[] {
  const { Resource, ...rest } = statement;
  if (Resource === undefined) return [];
  return [
    ...listOf(Resource).flatMap((resource) =>
      withMoreWildcards(resource).map(({ change, value }) => ({
        place: "Resource",
        change,
        statement: { ...statement, Resource: replaced(Resource, resource, value) },
      })),
    ),
    {
      place: "Resource",
      change: "NotResource",
      statement: { ...rest, NotResource: "arn:aws:s3:::other" },
    },
  ];
}

function changesOfPrincipal(statement: Statement): readonly StatementChange[] {
  const { Principal, ...rest } = statement;
  if (Principal === undefined || JSON.stringify(Principal).includes('"*"')) return [];
  const kinds = typeof Principal === "string" ? Principal : Object.keys(Principal).join(" and ");
  const place = `Principal ${kinds}`;
  const given = (change: string, changed: unknown) => ({
    place,
    change,
    statement: { ...rest, Principal: changed } as Statement,
  });
  const guest = "arn:aws:iam::210987654321:role/guest";
  return [
    given("everyone", "*"),
    given("everyone among others", { AWS: [guest, "*"] }),
    given("the roots of all accounts", { AWS: "arn:aws:iam::*:root" }),
    given("all of another account", { AWS: "arn:aws:iam::210987654321:root" }),
    {
      place,
      change: "NotPrincipal",
      statement: { ...rest, NotPrincipal: { AWS: guest } },
    },
  ];
}

/** Operators in the place of one that restricts, which hold for what it does not name, or for a request without the key. */
const looserOperators = [
  (operator: string) => ({ operator: `${operator}IfExists`, change: "…IfExists" }),
  (operator: string) => ({
    operator: `ForAllValues:${operator.replace("ForAnyValue:", "")}`,
    change: "ForAllValues:…",
  }),
  (operator: string) => ({
    operator: operator.replace(/(Equals|Like|Address)/, "Not$1").replace("IpNot", "NotIp"),
    change: "the opposite",
  }),
].map((loosen) => (operator: string) => {
  const looser = loosen(operator);
  return looser.operator === operator ? [] : [looser];
});

function changesOfConditions(statement: Statement): readonly StatementChange[] {
  const { Condition: _, ...rest } = statement;
  const all = conditionsOf(statement);
  if (all.length === 0) return [];
  const none = { place: "Condition", change: "none", statement: rest };
  // Of several each is weakened alone: see `withSingleConditions`.
  if (all.length > 1) return [none];
  return [
    none,
    ...all.flatMap(({ operator, key, value }) => {
      const place = `Condition ${subjectOf(key, value)}`;
      const given = (change: string, changedOperator: string, changed: unknown) => ({
        place,
        change,
        statement: withCondition(rest, all, { operator, key }, [changedOperator, changed]),
      });
      const like = operator.replace(/^((?:ForAnyValue:)?(?:String|Arn))Equals$/, "$1Like");
      return [
        ...looserOperators
          .flatMap((loosen) => loosen(operator))
          .map((looser) => given(looser.change, looser.operator, value)),
        given("Null", "Null", "false"),
        given("a variable of the same key", like, `\${${key}}`),
        given("* beside", like, [...listOf(value), "*"]),
        ...listOf(value).flatMap((each) =>
          valuesBeside(each).map(({ change, value: looser }) =>
            given(change, like, replaced(value as string, each, looser)),
          ),
        ),
      ];
    }),
  ];
}

/** The key of a text with parts, whose meaning it decides; an ARN and an id mean the same whatever the key. */
function subjectOf(key: string, value: unknown): string {
  const values = listOf(value);
  if (values.some((each) => each.startsWith("arn:"))) return "on an ARN";
  return values.some((each) => /[:/]/.test(each)) ? key : "on an id";
}

function valuesBeside(value: string): readonly WeakenedValue[] {
  const [address, bits] = value.split("/");
  if (/^[\d.]+$/.test(address ?? "") && bits !== undefined) {
    return [{ change: "every address", value: "0.0.0.0/0" }];
  }
  return withMoreWildcards(value);
}

interface ConditionKey {
  readonly operator: string;
  readonly key: string;
}

/** The statement with one of its conditions as another operator and value have it. */
function withCondition(
  rest: Statement,
  all: readonly (ConditionKey & { readonly value: unknown })[],
  one: ConditionKey,
  [operator, value]: readonly [string, unknown],
): Statement {
  const changed = all.flatMap((each) => {
    if (each.operator !== one.operator || each.key !== one.key) return [each];
    return [{ operator, key: each.key, value }];
  });
  const conditions: Record<string, Record<string, unknown>> = {};
  for (const each of changed) {
    conditions[each.operator] = { ...conditions[each.operator], [each.key]: each.value };
  }
  return { ...rest, Condition: conditions };
}

function changesOfDenial(statement: Statement): readonly StatementChange[] {
  const { Action, Principal, ...rest } = statement;
  const first = listOf(Action)[0] ?? "";
  const given = (change: string, changed: object) => ({
    place: "Deny",
    change,
    statement: { ...statement, ...changed } as Statement,
  });
  const one = { AWS: "arn:aws:iam::210987654321:role/guest" };
  return [
    given("one more condition", {
      Condition: { ...statement.Condition, StringEquals: { "aws:PrincipalAccount": "1" } },
    }),
    given("one action", { Action: `${first.split(":")[0]}:GetBucketTagging` }),
    {
      place: "Deny",
      change: "NotAction",
      statement: { ...rest, Principal, NotAction: Action } as Statement,
    },
    ...(Principal === undefined
      ? []
      : [
          given("one principal", { Principal: one }),
          {
            place: "Deny",
            change: "NotPrincipal",
            statement: { ...rest, Action, NotPrincipal: one } as Statement,
          },
        ]),
  ];
}

function replaced(
  list: string | readonly string[] | undefined,
  before: string,
  after: string,
): string | readonly string[] {
  if (typeof list === "string" || list === undefined) return after;
  return list.map((each) => (each === before ? after : each));
}

function listOf(value: unknown): readonly string[] {
  return [value ?? []].flat().map(String);
}

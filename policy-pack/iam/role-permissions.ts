import { policiesOfWholeServices } from "../data/managed-policies.generated";
import type { StackView } from "../stack/stack-view";
import { ownValue } from "../values/own-value";
import { isUnknown, knownDocument, UnknownDocument } from "../values/unknown";
import { matchesWildcard } from "../values/wildcard";
import type { Facts } from "./condition-outcome";
import { concernsAction, parseDocument, type Statement } from "./iam-document";
import { meetsForCertain, meetsPerhaps } from "./role-access";
import { boundaryOfRole, policiesOfRole, type RoleNode, type RolePolicy } from "./role-policies";

/** The actions that a role needs. */
export interface NeededActions {
  readonly actions: readonly string[];
  /** Patterns on the ARNs of managed policies outside the stack that allow all of it. */
  readonly grantingArns: readonly string[];
  /** Whether a statement on that resource covers what the action is needed for. */
  readonly covers: (resource: string, action: string) => boolean;
  /** What is known of the requests besides the role. */
  readonly facts?: Facts;
}

/** The answer of one of a role's policies for an action. */
interface Answer {
  readonly isAllowed: boolean;
  /** The statement that denies it. */
  readonly denial?: string;
  /** Why the policy can't be evaluated yet. */
  readonly undecided?: unknown;
}

/** @throws UnknownDocument */
type Grant = (action: string) => Answer;

/**
 * Describes which actions the role's policies do not allow, and which they deny.
 * @throws UnknownDocument if only an unknown policy may allow an action.
 */
export function permissionGaps(
  stack: StackView,
  role: RoleNode,
  needed: NeededActions,
): readonly string[] {
  const grants = policiesOfRole(stack, role).map((policy) => grantOf(role, policy, needed));
  const boundary = boundaryOfRole(stack, role);
  const verdicts = needed.actions.map((action) => {
    const verdict = verdictOf(grants.map((grant) => answerOf(grant, action)));
    const isLost = verdict === "allowed" && isBeyond(role, boundary, action, needed);
    return { action, verdict: isLost ? "beyond" : verdict };
  });
  const byGap = Map.groupBy(verdicts, ({ verdict }) => verdict);
  return [...byGap].flatMap(([verdict, found]) => {
    const actions = found.map(({ action }) => action).join(" and ");
    if (verdict === "allowed") return [];
    if (verdict === "beyond") {
      const name = boundary?.kind === "arn" ? boundary.value : boundary?.label;
      return `${name}, the boundary of role '${role.name}', takes away ${actions}`;
    }
    return verdict === "missing"
      ? `no policy of role '${role.name}' allows ${actions}`
      : `${verdict} denies ${actions}`;
  });
}

/**
 * Whether the boundary removes the action. A managed policy of others is unknown and assumed to
 * allow it.
 */
function isBeyond(
  role: RoleNode,
  boundary: RolePolicy | undefined,
  action: string,
  needed: NeededActions,
): boolean {
  if (boundary === undefined) return false;
  if (boundary.kind === "arn") return isBeyondManaged(boundary.value, action, needed);
  return !documentGrant(role, boundary.value, boundary.label, needed)(action).isAllowed;
}

/** Whether an AWS managed policy, used as a boundary, does not allow the action. */
function isBeyondManaged(arn: unknown, action: string, { grantingArns }: NeededActions): boolean {
  const [, name] = /^arn:[^:]*:iam::aws:policy\/(.+)$/.exec(String(arn)) ?? [];
  if (name === undefined || grantingArns.some((each) => matchesWildcard(String(arn), each))) {
    return false;
  }
  const services = (ownValue(policiesOfWholeServices, name) ?? "").split(" ");
  return !services.includes("*") && !services.includes(action.replace(/:.*/, ""));
}

/** `allowed`, `missing`, or the denying statement, which overrides any that allows. */
function verdictOf(answers: readonly Answer[]): string {
  const denial = answers.find((answer) => answer.denial !== undefined)?.denial;
  if (denial !== undefined) return denial;
  if (answers.some(({ isAllowed }) => isAllowed)) return "allowed";
  const open = answers.find(({ undecided }) => undecided !== undefined);
  if (open) throw open.undecided;
  return "missing";
}

/** One policy's answer; an unknown document matters only if no other policy allows the action. */
function answerOf(grant: Grant, action: string): Answer {
  try {
    return grant(action);
  } catch (undecided) {
    return { isAllowed: false, undecided };
  }
}

function grantOf(role: RoleNode, { kind, label, value }: RolePolicy, needed: NeededActions): Grant {
  if (kind === "document") return documentGrant(role, value, label, needed);
  return () => {
    const arn = String(knownDocument(value, label));
    return { isAllowed: needed.grantingArns.some((pattern) => matchesWildcard(arn, pattern)) };
  };
}

function documentGrant(
  role: RoleNode,
  document: unknown,
  label: string,
  needed: NeededActions,
): Grant {
  return (action) => {
    const statements = parseDocument(document, label).flatMap((parse) => {
      const parsed = parse();
      return "problem" in parsed ? [] : [parsed];
    });
    const denial = statements.find(
      (statement) =>
        meetsForCertain(statement, role, needed.facts) && denies(statement, action, needed),
    );
    if (denial) return { isAllowed: false, denial: denial.label };
    const met = statements.filter((statement) => meetsPerhaps(statement, role, needed.facts));
    return { isAllowed: met.some((statement) => allows(statement, action, needed)) };
  };
}

/** Whether the statement certainly denies the action; with an unknown value it may not. */
function denies(statement: Statement, action: string, { covers }: NeededActions): boolean {
  const { effect, resources, notActions, notResources } = statement;
  if (effect !== "Deny" || !concernsAction(statement, action)) return false;
  if ([...notActions, ...notResources].some(isUnknown)) return false;
  const isOnResource = (resource: string) => covers(resource, action);
  return (
    resources.some(isOnResource) || (notResources.length > 0 && !notResources.some(isOnResource))
  );
}

function allows(statement: Statement, action: string, { covers }: NeededActions): boolean {
  const { effect, label, actions, notActions, resources } = statement;
  if (effect !== "Allow") return false;
  const isAllowed = concernsAction(statement, action);
  if (isAllowed && resources.some((resource) => covers(resource, action))) return true;
  const undecided = [...actions, ...notActions, ...(isAllowed ? resources : [])];
  if (undecided.some(isUnknown)) throw new UnknownDocument(label);
  return false;
}

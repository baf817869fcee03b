import { arnsOverlap } from "../values/arn-overlap";
import type { LabeledValue } from "../values/labeled-value";
import { isUnknown } from "../values/unknown";
import {
  type Condition,
  knownStatements,
  namesAction,
  type Statement,
  someStatement,
} from "./iam-document";

/** A service of AWS that calls in its own name, because a resource has it do so. */
export interface ServiceCall {
  readonly service: string;
  /** A pattern on the ARN of that resource, with `*` for what is not known. */
  readonly sourceArn: string;
  /** The account of that resource, as far as it is known. */
  readonly sourceAccount?: string | undefined;
  /** A pattern on the ARN of what is called. */
  readonly calledArn: string;
}

/**
 * Whether resource policies let the call through: one allows it, and none denies it for certain.
 * @throws UnknownDocument where that depends on a policy that is not known.
 */
export function letsCall(
  policies: readonly LabeledValue[],
  call: ServiceCall,
  action: string,
): boolean {
  const { statements } = knownStatements(policies);
  const isDenied = statements.some((each) => denies(each, call, action));
  return !isDenied && someStatement(policies, (each) => allows(each, call, action));
}

function allows(statement: Statement, call: ServiceCall, action: string): boolean {
  return (
    statement.effect === "Allow" &&
    isAbout(statement, call, action) &&
    statement.conditions.every((condition) => mayHold(condition, call))
  );
}

function denies(statement: Statement, call: ServiceCall, action: string): boolean {
  return (
    statement.effect === "Deny" &&
    isAbout(statement, call, action) &&
    statement.conditions.every(holdsAlways)
  );
}

function isAbout(statement: Statement, call: ServiceCall, action: string): boolean {
  const { principals, notPrincipals, actions, notActions, resources } = statement;
  const isCaller =
    principals.some((each) => each === "*" || each === call.service || isUnknown(each)) ||
    (notPrincipals.length > 0 && !notPrincipals.includes(call.service));
  const isNamed =
    namesAction({ actions }, action) ||
    (notActions.length > 0 && !namesAction({ actions: notActions }, action));
  const isOnCalled =
    resources.length === 0 ||
    resources.some((each) => isUnknown(each) || arnsOverlap(each, call.calledArn));
  return isCaller && isNamed && isOnCalled;
}

/** What a request of a service of AWS lacks: it has no principal of an account, and comes from no network. */
const keysOfAccounts =
  /^aws:(?:principal(?:account|arn|orgid|orgpaths|type)|userid|username|sourceip|sourcevpce?|vpcsourceip)$/;
const positiveOperator = /^(?:ForAnyValue:)?(?:String|Arn)(?:Equals|EqualsIgnoreCase|Like)$/i;

/** Whether a request of the service can meet the condition; one that nobody knows here can. */
function mayHold(condition: Condition, call: ServiceCall): boolean {
  const { operator, key, values } = condition;
  if (/IfExists$/i.test(operator)) return true;
  if (/^Bool$/i.test(operator)) return !contradicts(condition);
  if (/^IpAddress$/i.test(operator)) return !keysOfAccounts.test(key);
  if (!positiveOperator.test(operator)) return true;
  if (keysOfAccounts.test(key)) return false;
  const actual = requestValue(key, call);
  const isLiteral = /String(?:Equals|EqualsIgnoreCase)$/i.test(operator);
  return (
    actual === undefined ||
    values.some((value) => isUnknown(value) || admits(value, actual, isLiteral))
  );
}

function requestValue(key: string, call: ServiceCall): string | undefined {
  switch (key) {
    case "aws:sourcearn":
      return call.sourceArn;
    case "aws:sourceaccount":
    case "aws:sourceowner":
      return call.sourceAccount;
    case "aws:principalservicename":
      return call.service;
    default:
      return undefined;
  }
}

/** To the operators that compare texts as they are, a wildcard is a character that no ARN has. */
function admits(value: string, actual: string, isLiteral: boolean): boolean {
  return !(isLiteral && /[*?]/.test(value)) && arnsOverlap(value, actual);
}

/** What is true of every request that a service of AWS makes in its own name. */
const alwaysTrue = ["aws:securetransport", "aws:principalisawsservice"];

function contradicts({ key, values }: Condition): boolean {
  return alwaysTrue.includes(key) && !values.some((value) => value.toLowerCase() === "true");
}

function holdsAlways({ operator, key, values }: Condition): boolean {
  return (
    /^Bool(?:IfExists)?$/i.test(operator) &&
    alwaysTrue.includes(key) &&
    values.some((value) => value.toLowerCase() === "true")
  );
}

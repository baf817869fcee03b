import { arnsOverlap } from "../values/arn-overlap";
import type { LabeledValue } from "../values/labeled-value";
import { isUnknown } from "../values/unknown";
import { type Facts, hold, mayHold } from "./condition-outcome";
import {
  type Condition,
  concernsAction,
  knownStatements,
  type Statement,
  someStatement,
} from "./iam-document";

/** A call that an AWS service makes in its own name because a resource makes it do so. */
export interface ServiceCall {
  readonly service: string;
  /** A pattern on the ARN of that resource, with `*` for unknown parts. */
  readonly sourceArn: string;
  /** The account of that resource, if known. */
  readonly sourceAccount?: string | undefined;
  /** A pattern on the ARN of what is called. */
  readonly calledArn: string;
}

/**
 * Whether resource policies let the call through: one statement allows it, and none certainly
 * denies what that one allows.
 * @throws UnknownDocument if that depends on an unknown policy.
 */
export function letsCall(
  policies: readonly LabeledValue[],
  call: ServiceCall,
  action: string,
): boolean {
  const { statements } = knownStatements(policies);
  const facts = factsOf(call);
  const denials = statements.filter(
    (each) =>
      each.effect === "Deny" && isAbout(each, call, action) && mayHold(each.conditions, facts),
  );
  if (denials.some(({ conditions }) => hold(conditions, facts))) return false;
  return someStatement(
    policies,
    (each) =>
      each.effect === "Allow" &&
      isAbout(each, call, action) &&
      mayHold(each.conditions, facts) &&
      !denials.some((denial) => deniesAll(denial, each, facts)),
  );
}

/**
 * Whether the denial applies to every request that the other statement allows: each of its
 * conditions holds or is implied.
 */
function deniesAll(denial: Statement, allowance: Statement, facts: Facts): boolean {
  return denial.conditions.every(
    (condition) =>
      hold([condition], facts) || allowance.conditions.some((each) => implies(each, condition)),
  );
}

/**
 * Whether meeting the first condition implies meeting the second: same key, and its values are
 * among the second's.
 */
function implies(one: Condition, other: Condition): boolean {
  const isText = [one, other].every(({ operator }) => positiveOperator.test(operator));
  return (
    isText &&
    one.key === other.key &&
    one.values.every((value) => !isUnknown(value) && hold([other], () => value))
  );
}

const positiveOperator = /^(?:String|Arn)(?:Equals|Like)$/i;

function isAbout(statement: Statement, call: ServiceCall, action: string): boolean {
  const { principals, notPrincipals, resources } = statement;
  const isCaller =
    principals.some((each) => each === "*" || each === call.service || isUnknown(each)) ||
    (notPrincipals.length > 0 && !notPrincipals.includes(call.service));
  const isOnCalled =
    resources.length === 0 ||
    resources.some((each) => isUnknown(each) || arnsOverlap(each, call.calledArn));
  return isCaller && concernsAction(statement, action) && isOnCalled;
}

/**
 * Keys that requests of AWS services lack: they have no principal of an account and come from no
 * network.
 */
const keysOfAccounts =
  /^aws:(?:principal(?:account|arn|orgid|orgpaths|type)|userid|username|sourceip|sourcevpce?|vpcsourceip)$/;

function factsOf(call: ServiceCall): Facts {
  return (key) => {
    if (keysOfAccounts.test(key)) return null;
    switch (key) {
      case "aws:sourcearn":
        return call.sourceArn;
      case "aws:sourceaccount":
      case "aws:sourceowner":
        return call.sourceAccount ?? "*";
      case "aws:principalservicename":
        return call.service;
      case "aws:securetransport":
      case "aws:principalisawsservice":
        return "true";
      default:
        return undefined;
    }
  };
}

import { accountOf } from "../stack/accounts";
import { knownName } from "../stack/names";
import { regionOf } from "../stack/regions";
import type { StackNode } from "../stack/stack-view";
import { isPresent, isUnknown } from "../values/unknown";
import type { Facts } from "./condition-outcome";
import type { RoleNode } from "./role-policies";

/** The ARN of the role, as a pattern: `*` for what is not known of it. */
export function roleArnPattern(role: RoleNode): string {
  const { path = "/" } = role.inputs;
  const account = accountOf(role.providerProperties) ?? "*";
  const name = knownName(role as StackNode);
  return `arn:*:iam::${account}:role${isUnknown(path) ? "/*" : path}${name}`;
}

/** What the requests have by which a function, or Lambda for it, reaches a service of its own region. */
export function factsOfFunction(fn: StackNode): Facts {
  return (key) => {
    switch (key) {
      case "aws:requestedregion":
        return regionOf(fn);
      case "aws:sourcevpc":
      case "aws:sourcevpce":
      case "aws:vpcsourceip":
        return isPresent(fn.inputs.vpcConfig) ? undefined : null;
      default:
        return undefined;
    }
  };
}

/** What a request has that is made in the name of the role, by what runs as it. */
export function factsOfRole(role: RoleNode): Facts {
  return (key) => {
    switch (key) {
      case "aws:principalarn":
        return roleArnPattern(role);
      case "aws:principalaccount":
        return accountOf(role.providerProperties) ?? "*";
      case "aws:principaltype":
        return "AssumedRole";
      case "aws:principalisawsservice":
        return "false";
      case "aws:securetransport":
        return "true";
      // A function has no second factor.
      case "aws:multifactorauthpresent":
        return "false";
      case "aws:username":
      case "aws:principalservicename":
        return null;
      default:
        return undefined;
    }
  };
}

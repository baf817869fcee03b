import { accountOf } from "../stack/accounts";
import { knownName } from "../stack/names";
import { regionOf } from "../stack/regions";
import type { StackNode } from "../stack/stack-view";
import { isPresent, isUnknown } from "../values/unknown";
import type { Facts } from "./condition-outcome";
import type { RoleNode } from "./role-policies";

/** The role's ARN as a pattern, with `*` for unknown parts. */
export function roleArnPattern(role: RoleNode): string {
  const { path = "/" } = role.inputs;
  const account = accountOf(role.providerProperties) ?? "*";
  const name = knownName(role as StackNode);
  return `arn:*:iam::${account}:role${isUnknown(path) ? "/*" : path}${name}`;
}

/**
 * Facts of the requests by which a function, or Lambda for it, reaches a service in its own region.
 */
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

/** Facts of a request that is made in the role's name by what runs as it. */
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

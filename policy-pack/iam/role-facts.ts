import { accountOf } from "../stack/accounts";
import { knownName } from "../stack/names";
import type { StackNode } from "../stack/stack-view";
import { isUnknown } from "../values/unknown";
import type { Facts } from "./condition-outcome";
import type { RoleNode } from "./role-policies";

/** The ARN of the role, as a pattern: `*` for what is not known of it. */
export function roleArnPattern(role: RoleNode): string {
  const { path = "/" } = role.inputs;
  const account = accountOf(role.providerProperties) ?? "*";
  const name = knownName(role as StackNode);
  return `arn:*:iam::${account}:role${isUnknown(path) ? "/*" : path}${name}`;
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
      case "aws:username":
      case "aws:principalservicename":
        return null;
      default:
        return undefined;
    }
  };
}

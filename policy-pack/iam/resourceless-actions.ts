import { actionsByService } from "../data/actions-without-resource.generated";

const actionsOf = new Map<string, ReadonlySet<string>>();

/** Whether AWS allows the action on the resource `*` only; it does not tell cases apart. */
export function hasNoResource(action: string): boolean {
  const [service = "", name = ""] = action.toLowerCase().split(":");
  const actions =
    actionsOf.get(service) ?? new Set(actionsByService[service]?.toLowerCase().split(" "));
  actionsOf.set(service, actions);
  return actions.has(name);
}

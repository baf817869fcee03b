import { actionsByService } from "../data/actions-without-resource.generated";

const listsByService: ReadonlyMap<string, string> = new Map(Object.entries(actionsByService));
const actionsOf = new Map<string, ReadonlySet<string>>();

/** Whether AWS allows the action only on the resource `*`; case is ignored. */
export function hasNoResource(action: string): boolean {
  const [service = "", name = ""] = action.toLowerCase().split(":");
  const list = listsByService.get(service);
  if (list === undefined) return false;
  const actions = actionsOf.get(service) ?? new Set(list.toLowerCase().split(" "));
  actionsOf.set(service, actions);
  return actions.has(name);
}

import type { PlannedResource, Properties, PropertyValue } from "../preview/model";

/** One change of a plan: a resource of a type is taken out, or some of its properties are replaced. */
export interface PlanChange {
  readonly type: string;
  readonly name: string;
  /** Values by property; `undefined` takes the property out. Left out: the resource itself goes. */
  readonly set?: Readonly<Record<string, PropertyValue | undefined>>;
}

/** The plan with the change made in inputs and outputs. @throws Error where there is no such resource */
export function changePlan(
  resources: readonly PlannedResource[],
  { type, name, set }: PlanChange,
): readonly PlannedResource[] {
  const isMeant = (resource: PlannedResource) => resource.type === type && resource.name === name;
  if (!resources.some(isMeant)) throw new Error(`the plan has no ${type} named ${name}`);
  if (set === undefined) return resources.filter((resource) => !isMeant(resource));
  return resources.map((resource) =>
    isMeant(resource)
      ? {
          ...resource,
          inputs: replace(resource.inputs, set),
          outputs: replace(resource.outputs, set),
        }
      : resource,
  );
}

function replace(
  properties: Properties,
  set: Readonly<Record<string, PropertyValue | undefined>>,
): Properties {
  const kept = Object.entries(properties).filter(([key]) => !(key in set));
  const replaced = Object.entries(set).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return Object.fromEntries([...kept, ...replaced]);
}

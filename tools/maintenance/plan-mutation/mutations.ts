import { isDeepStrictEqual } from "node:util";
import type { PlannedResource } from "../../../preview/model";
import { planAgain, writtenInputs } from "./plan-again";
import { mutationsOfProvider, otherProviders } from "./provider-mutations";
import { mutationsOfResource } from "./resource-mutations";
import type { SchemaProperty } from "./schema/schema-type";

type Plan = readonly PlannedResource[];

/** A single change of a plan. Type, path and operator are its class. */
export interface Mutant {
  readonly urn: string;
  readonly type: string;
  /** `<resource>`, `<provider>` and `<options>` are no inputs. */
  readonly path: string;
  readonly operator: string;
  /** The changed plan; undefined where the change leaves it as it is, as that of a default tag does. */
  readonly make: () => Plan | undefined;
}

/** The inputs that a type of resource can have; empty where it is not known. */
export type DeclaredInputs = (type: string) => readonly SchemaProperty[];

/**
 * Every single change of a plan. Resources that are not changed stay the same objects. Of an array with many elements
 * the first ones are changed: the tiles of a dashboard are more than all else.
 */
export function* mutationsOf(plan: Plan, declaredInputs: DeclaredInputs): Generator<Mutant> {
  for (const resource of plan) {
    const { urn, type, kind } = resource;
    if (kind === "provider") {
      for (const each of mutationsOfProvider(resource, plan)) yield { urn, type, ...each };
    }
    if (kind === "custom") yield* mutationsWithin(resource, plan, declaredInputs(type));
  }
}

const MOST_PER_CLASS = 12;

function* mutationsWithin(
  resource: PlannedResource,
  plan: Plan,
  declared: readonly SchemaProperty[],
): Generator<Mutant> {
  const { urn, type } = resource;
  const counts = new Map<string, number>();
  for (const generator of [
    mutationsOfResource(resource, plan, declared),
    otherProviders(resource),
  ]) {
    for (const { path, operator, make } of generator) {
      const key = `${path} ${operator}`;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count > MOST_PER_CLASS) continue;
      yield { urn, type, path, operator, make: () => replaced(plan, resource, make()) };
    }
  }
  const of = { urn, type, path: "<resource>" };
  yield { ...of, operator: "removed", make: () => plan.filter((each) => each !== resource) };
  const twin = { ...resource, urn: `${urn}-twin`, name: `${resource.name}-twin` };
  yield { ...of, operator: "doubled", make: () => [...plan, twin] };
  const named = withOwnName(twin);
  if (named === undefined) return;
  yield { ...of, operator: "doubled with another name", make: () => [...plan, named] };
}

function replaced(plan: Plan, resource: PlannedResource, by: PlannedResource): Plan | undefined {
  if (isDeepStrictEqual(by, resource)) return undefined;
  return plan.map((each) => (each === resource ? by : each));
}

/** The resource with a name that the provider makes; undefined where it makes none. */
function withOwnName(resource: PlannedResource): PlannedResource | undefined {
  for (const key of ["name", "bucket"]) {
    const { [key]: given, ...others } = writtenInputs(resource);
    const named = planAgain(resource, others);
    if (given !== undefined && named.inputs[key] !== undefined) return named;
  }
  return undefined;
}

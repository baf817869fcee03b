import type { PlannedResource, Properties } from "../../../preview/model";
import { linkMutations } from "./link-mutations";
import { optionMutations } from "./option-mutations";
import { planAgain, writtenInputs } from "./plan-again";
import { changeAt, ignorePath } from "./property-path";
import type { SchemaProperty } from "./schema/schema-type";
import { IGNORED, mutationsOfProperties } from "./value-mutations";

/** A change of a resource, not yet made: large sets are sampled before any change is made. */
export interface ResourceMutation {
  readonly path: string;
  readonly operator: string;
  readonly make: () => PlannedResource;
}

/** Every single change within one resource of the AWS provider. */
export function* mutationsOfResource(
  resource: PlannedResource,
  plan: readonly PlannedResource[],
  declared: readonly SchemaProperty[],
): Generator<ResourceMutation> {
  const written = writtenInputs(resource);
  for (const { at, path, operator, value } of mutationsOfProperties(written, declared)) {
    const make = () =>
      operator === IGNORED
        ? ignoring(resource, ignorePath(at))
        : planAgain(resource, changeAt(written, at, () => value) as Properties);
    yield { path, operator, make };
  }
  yield* linkMutations(resource, written, plan);
  yield* optionMutations(resource);
}

function ignoring(resource: PlannedResource, path: string): PlannedResource {
  const { options } = resource;
  const ignoreChanges = [...options.ignoreChanges, path];
  return { ...resource, options: { ...options, ignoreChanges } };
}

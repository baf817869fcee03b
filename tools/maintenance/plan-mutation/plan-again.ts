import { awsCheck, awsPlannedOutputs } from "../../../preview/aws/check";
import { isMap } from "../../../preview/engine/property-values";
import type { PlannedResource, Properties } from "../../../preview/model";

/** The inputs without those that the provider filled in. */
export function writtenInputs({ inputs }: PlannedResource): Properties {
  const { __defaults: marks, ...all } = inputs;
  const filled = new Set(Array.isArray(marks) ? marks : []);
  return Object.fromEntries(Object.entries(all).filter(([key]) => !filled.has(key)));
}

/** The inputs without those that the provider filled in, and without its default tags. */
export function ownInputs(resource: PlannedResource): Properties {
  const { tags, ...others } = writtenInputs(resource);
  if (!isMap(tags)) return writtenInputs(resource);
  const defaults = awsCheck({ ...resource, inputs: { tags: {} } }).tags;
  const own = Object.entries(tags).filter(
    ([key, value]) => !(isMap(defaults) && defaults[key] === value),
  );
  return own.length === 0 ? others : { ...others, tags: Object.fromEntries(own) };
}

/**
 * The resource as the preview plans it with other inputs: names, defaults, default tags and outputs
 * are recomputed.
 */
export function planAgain(resource: PlannedResource, written: Properties): PlannedResource {
  const inputs = awsCheck({ ...resource, inputs: written });
  const { __defaults: _marks, ...known } = inputs;
  return { ...resource, inputs, outputs: awsPlannedOutputs(resource.type, known) };
}

import type { PlannedResource, ResourceOptions } from "../../../preview/model";
import type { ResourceMutation } from "./resource-mutations";

/** Changes each resource option that a pack can see. */
export function* optionMutations(resource: PlannedResource): Generator<ResourceMutation> {
  const { options } = resource;
  const changes: readonly (readonly [string, string, Partial<ResourceOptions>])[] = [
    ["protect", "flipped", { protect: !options.protect }],
    ["deleteBeforeReplace", "flipped", { deleteBeforeReplace: !options.deleteBeforeReplace }],
    ["aliases", "set", { aliases: [`${resource.urn}-before`] }],
    ["customTimeouts", "= 1", { customTimeouts: { create: 1, update: 1, delete: 1 } }],
    ["additionalSecretOutputs", "set", { additionalSecretOutputs: Object.keys(resource.outputs) }],
    ["ignoreChanges", "= *", { ignoreChanges: ["*"] }],
  ];
  for (const [option, operator, change] of changes) {
    yield {
      path: `<options>.${option}`,
      operator,
      make: () => ({ ...resource, options: { ...options, ...change } }),
    };
  }
  if (options.ignoreChanges.length > 0) {
    yield {
      path: "<options>.ignoreChanges",
      operator: "empty",
      make: () => ({ ...resource, options: { ...options, ignoreChanges: [] } }),
    };
  }
}

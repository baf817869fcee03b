import type { PlannedResource, Properties } from "../../../preview/model";
import { ownInputs, planAgain } from "./plan-again";
import { changeAt, ignorePath } from "./property-path";
import type { ResourceMutation } from "./resource-mutations";
import { IGNORED, mutationsOfProperties } from "./value-mutations";

const OTHER_REGION = "ap-south-2";

/** The resource with a different provider than the program's. */
export function* otherProviders(resource: PlannedResource): Generator<ResourceMutation> {
  const { provider } = resource;
  if (provider === undefined) return;
  const { defaultTags: _, ...untagged } = provider.properties;
  const others: readonly (readonly [string, Properties])[] = [
    ["of another region", { ...provider.properties, region: OTHER_REGION }],
    ["of another account", { ...provider.properties, profile: "other" }],
    ["without default tags", untagged],
  ];
  for (const [operator, properties] of others) {
    const other = { ...provider, urn: `${provider.urn}-other`, name: "other", properties };
    const make = () => planAgain({ ...resource, provider: other }, ownInputs(resource));
    yield { path: "<provider>", operator, make };
  }
}

/** A change of a provider, which changes all its resources. */
export interface ProviderMutation {
  readonly path: string;
  readonly operator: string;
  readonly make: () => readonly PlannedResource[];
}

export function* mutationsOfProvider(
  provider: PlannedResource,
  plan: readonly PlannedResource[],
): Generator<ProviderMutation> {
  const { urn, options } = provider;
  for (const { at, path, operator, value } of mutationsOfProperties(provider.inputs, [])) {
    const make = () => {
      if (operator === IGNORED) {
        const ignoring = { ...provider, options: { ...options, ignoreChanges: [ignorePath(at)] } };
        return plan.map((each) => (each === provider ? ignoring : each));
      }
      const inputs = changeAt(provider.inputs, at, () => value) as Properties;
      return plan.map((each) => {
        if (each === provider) return { ...provider, inputs, outputs: inputs };
        return each.provider?.urn === urn ? moved(each, inputs) : each;
      });
    };
    yield { path, operator, make };
  }
}

function moved(resource: PlannedResource, properties: Properties): PlannedResource {
  const { provider, kind } = resource;
  if (provider === undefined) return resource;
  const changed = { ...resource, provider: { ...provider, properties } };
  return kind === "custom" ? planAgain(changed, ownInputs(resource)) : changed;
}

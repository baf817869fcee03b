import type { PlannedResource } from "../../../preview/model";

/**
 * The plan of a stack that is not deployed, as the CLI shows it to a pack with `--target` of these resources: what
 * they depend on is targeted too, as the engine demands; of every other resource that a provider has, inputs and
 * outputs are empty. The recorded requests of one target hold it to the CLI.
 */
export function targetedPlan(
  plan: readonly PlannedResource[],
  targets: readonly string[],
): readonly PlannedResource[] {
  const byUrn = new Map(plan.map((resource) => [resource.urn, resource]));
  const reached = new Set<string>();
  const reach = (urn: string) => {
    if (reached.has(urn)) return;
    reached.add(urn);
    for (const other of byUrn.get(urn)?.dependencies ?? []) reach(other);
  };
  for (const urn of targets) reach(urn);
  return plan.map((resource) =>
    resource.kind !== "custom" || reached.has(resource.urn)
      ? resource
      : { ...resource, inputs: {}, outputs: {} },
  );
}

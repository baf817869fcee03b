import type { TestResource } from "../../../policy-pack/testing/test-resource";

/**
 * Lists whose order means nothing to AWS, by the name of the property. The order of `layers` does: a later one
 * covers files of an earlier one.
 */
const setLists: ReadonlySet<string> = new Set([
  ...["Statement", "Action", "NotAction", "Resource", "NotResource", "AWS", "Service", "Federated"],
  ...["aws:PrincipalOrgID", "aws:SourceArn", "aws:SecureTransport", "source", "detail-type"],
  ...["alarmActions", "okActions", "metricQueries", "managedPolicyArns", "inlinePolicies"],
  ...["policyArns", "roles", "subnetIds", "securityGroupIds", "compatibleArchitectures"],
  ...["compatibleRuntimes", "lambdaFunctions", "queues", "topics", "events", "rules", "grants"],
  ...["lifecycleRules", "allowOrigins", "anything-but", "token.actions.githubusercontent.com:sub"],
]);

/** The same resources and dependencies, with the same inputs, in another order. */
export function shuffleResources(
  resources: readonly TestResource[],
  seed: number,
): readonly TestResource[] {
  return shuffle(resources, seed).map((resource) => ({
    ...resource,
    ...(resource.ignoreChanges && { ignoreChanges: shuffle(resource.ignoreChanges, seed) }),
    ...(resource.dependsOn && { dependsOn: shuffleDependencies(resource.dependsOn, seed) }),
  }));
}

/** The same resources, with keys, and elements of lists that are sets, in another order. */
export function shuffleInputs(
  resources: readonly TestResource[],
  seed: number,
): readonly TestResource[] {
  return resources.map((resource) => ({
    ...resource,
    inputs: shuffleWithin(resource.inputs, "", seed) as TestResource["inputs"],
    ...(resource.outputs && {
      outputs: shuffleWithin(resource.outputs, "", seed) as TestResource["inputs"],
    }),
  }));
}

function shuffleDependencies(dependsOn: NonNullable<TestResource["dependsOn"]>, seed: number) {
  const entries = shuffle(Object.entries(dependsOn), seed);
  return Object.fromEntries(entries.map(([key, names]) => [key, shuffle(names, seed)]));
}

function shuffleWithin(value: unknown, property: string, seed: number): unknown {
  if (Array.isArray(value)) {
    const elements = value.map((each) => shuffleWithin(each, "", seed));
    return setLists.has(property) ? shuffle(elements, seed) : elements;
  }
  if (typeof value === "object" && value !== null) {
    const entries = shuffle(Object.entries(value), seed);
    return Object.fromEntries(entries.map(([key, each]) => [key, shuffleWithin(each, key, seed)]));
  }
  return typeof value === "string" ? shuffleText(value, property, seed) : value;
}

/** A document that is given as a text has an order within too. */
function shuffleText(text: string, property: string, seed: number): string {
  if (!text.startsWith("{")) return text;
  try {
    return JSON.stringify(shuffleWithin(JSON.parse(text), property, seed));
  } catch {
    return text;
  }
}

function shuffle<Element>(list: readonly Element[], seed: number): readonly Element[] {
  return list
    .map((element, index) => ({ element, rank: Math.abs(Math.sin((index + 1) * (seed + 1))) }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ element }) => element);
}

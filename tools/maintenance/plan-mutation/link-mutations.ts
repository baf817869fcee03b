import { isList, isMap, isUnknown } from "../../../preview/engine/property-values";
import type { PlannedResource, Properties, PropertyValue } from "../../../preview/model";
import { planAgain } from "./plan-again";
import { changeAt, type Path, pathClass, withoutSecret } from "./property-path";
import type { ResourceMutation } from "./resource-mutations";

/**
 * Changes of the references in a resource's inputs: to another resource of the kind, to none, or to
 * a literal.
 */
export function* linkMutations(
  resource: PlannedResource,
  written: Properties,
  plan: readonly PlannedResource[],
): Generator<ResourceMutation> {
  const byUrn = new Map(plan.map((each) => [each.urn, each]));
  for (const [property, urns] of Object.entries(resource.propertyDependencies)) {
    const value = written[property];
    if (value === undefined) continue;
    const link = { property, value, urns, targets: urns.flatMap((urn) => byUrn.get(urn) ?? []) };
    yield* otherTargets(resource, written, link, plan);
    yield* withoutTarget(resource, written, link);
  }
}

interface Link {
  readonly property: string;
  readonly value: PropertyValue;
  readonly urns: readonly string[];
  readonly targets: readonly PlannedResource[];
}

function* otherTargets(
  resource: PlannedResource,
  written: Properties,
  { property, value, urns, targets }: Link,
  plan: readonly PlannedResource[],
): Generator<ResourceMutation> {
  // Sorted, because a program registers its resources in no fixed order.
  const inOrder = plan.toSorted((one, another) => (one.urn < another.urn ? -1 : 1));
  for (const target of targets) {
    const other = inOrder.find(({ type, urn }) => type === target.type && !urns.includes(urn));
    if (other === undefined) continue;
    yield {
      path: property,
      operator: `other ${kindOf(target)}`,
      make: () => {
        const renamed = replaceNames(value, namesOf(target), namesOf(other));
        const changed = planAgain(resource, { ...written, [property]: renamed });
        const kept = urns.filter((urn) => urn !== target.urn);
        return linked(changed, property, [...kept, other.urn]);
      },
    };
  }
}

function* withoutTarget(
  resource: PlannedResource,
  written: Properties,
  { property, value, targets }: Link,
): Generator<ResourceMutation> {
  const leaves = [...unknownLeaves(value, [property])];
  if (targets.length > 0 && leaves.length > 0) {
    yield { path: property, operator: "no link", make: () => linked(resource, property, []) };
  }
  const arns = targets.map((target) => [`ARN of other ${kindOf(target)}`, arnOf(target)] as const);
  for (const path of leaves) {
    for (const [operator, literal] of [["literal", "other"] as const, ...arns]) {
      const make = () => {
        const changed = planAgain(resource, changeAt(written, path, () => literal) as Properties);
        return leaves.length === 1 ? linked(changed, property, []) : changed;
      };
      yield { path: pathClass(path), operator, make };
    }
  }
}

function linked(
  resource: PlannedResource,
  property: string,
  urns: readonly string[],
): PlannedResource {
  return {
    ...resource,
    propertyDependencies: { ...resource.propertyDependencies, [property]: [...new Set(urns)] },
  };
}

/**
 * The names of a resource that are known before the update and may occur in another resource's
 * inputs.
 */
function namesOf({ outputs }: PlannedResource): Properties {
  const { name, bucket, functionName } = outputs;
  return Object.fromEntries(
    Object.entries({ name, bucket, functionName }).filter(
      ([, value]) => typeof value === "string" && !isUnknown(value),
    ),
  ) as Properties;
}

/** Replaces within texts too, because the name may be part of an ARN. */
function replaceNames(value: PropertyValue, from: Properties, to: Properties): PropertyValue {
  if (isList(value)) return value.map((each) => replaceNames(each, from, to));
  if (isMap(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, replaceNames(each, from, to)]),
    );
  }
  if (typeof value !== "string") return value;
  return Object.entries(from).reduce(
    (text, [key, name]) => text.replaceAll(String(name), String(to[key] ?? name)),
    value,
  );
}

function* unknownLeaves(given: PropertyValue, path: Path): Generator<Path> {
  const value = withoutSecret(given) ?? null;
  if (isUnknown(value)) yield path;
  else if (isList(value)) {
    for (const [index, each] of value.entries()) yield* unknownLeaves(each, [...path, index]);
  } else if (isMap(value)) {
    for (const [key, each] of Object.entries(value)) yield* unknownLeaves(each, [...path, key]);
  }
}

/** `Topic` of `aws:sns/topic:Topic`. */
function kindOf({ type }: PlannedResource): string {
  return type.split(":").at(-1) ?? type;
}

const resourcePart: Readonly<Record<string, string>> = {
  "aws:kms/key:Key": "key/11111111-2222-3333-4444-555555555555",
  "aws:lambda/function:Function": "function:other",
  "aws:lambda/alias:Alias": "function:other:live",
  "aws:lambda/layerVersion:LayerVersion": "layer:other:1",
  "aws:cloudwatch/logGroup:LogGroup": "log-group:other",
  "aws:cloudwatch/eventRule:EventRule": "rule/other",
  "aws:iam/role:Role": "role/other",
  "aws:iam/policy:Policy": "policy/other",
};
const withoutRegion: ReadonlySet<string> = new Set(["iam", "s3"]);

/** An ARN of the same kind in another account. */
function arnOf({ type, inputs }: PlannedResource): string {
  const [, module = ""] = type.split(":");
  const service = module.split("/")[0] ?? "";
  const region = typeof inputs.region === "string" ? inputs.region : "eu-central-1";
  const part = resourcePart[type] ?? "other";
  const named: Readonly<Record<string, string>> = {
    cloudwatch: part.startsWith("rule") ? "events" : "logs",
  };
  const account = service === "s3" ? "" : "999999999999";
  return `arn:aws:${named[service] ?? service}:${withoutRegion.has(service) ? "" : region}:${account}:${part}`;
}

import type { InputSource, Shape } from "../../../policy-pack/data/cloudformation-type";
import { cloudFormationTypes } from "../../../policy-pack/data/cloudformation-types";
import { signatureKey, type TestResource } from "../../../policy-pack/testing/test-resource";
import { isRecord, parseJson } from "../../../policy-pack/values/canonical-values";
import { isUnknown } from "../../../policy-pack/values/unknown";

type Properties = Readonly<Record<string, unknown>>;

/** A resource in the words of CloudFormation. */
export interface Described {
  readonly type: string;
  readonly properties: Properties;
}

/** What a template or a desired state can't say: an unknown value, a secret, an archive. */
const unsayable = new RegExp(`[0-9a-f]{8}-[0-9a-f]{4}-|${signatureKey}`);

/** The inverse of what the pack reads: undefined where the form can't say it, or another resource would have to. */
function describeResource({ type, inputs }: TestResource): Described | undefined {
  for (const [described, { name, resources }] of Object.entries(cloudFormationTypes)) {
    const [form] = resources;
    if (form?.type !== type || form.each !== undefined || form.when !== undefined) continue;
    const properties = unread(form.inputs, inputs, name);
    if (properties) return { type: described, properties };
  }
  return undefined;
}

function unread(shape: Shape, inputs: Properties, name?: string): Properties | undefined {
  const properties: Record<string, unknown> = {};
  for (const [input, value] of Object.entries(inputs)) {
    const source = shape[input];
    if (value === undefined) continue;
    if (source === undefined) return undefined;
    const written = unreadValue(source, value);
    const path = pathOf(source, name);
    if (written === undefined || path === undefined) return undefined;
    const segments = path.split(".");
    let target = properties;
    for (const segment of segments.slice(0, -1)) {
      target[segment] ??= {};
      target = target[segment] as Record<string, unknown>;
    }
    target[segments.at(-1) as string] = written.value;
  }
  return properties;
}

function pathOf(source: InputSource, name: string | undefined): string | undefined {
  if (typeof source === "object" && "either" in source) {
    return pathOf(source.either[0] as InputSource, name);
  }
  const path = typeof source === "string" ? source : source.path;
  return path?.startsWith("@") ? name : path;
}

/** Undefined where it can't be said. */
function unreadValue(source: InputSource, value: unknown): { readonly value: unknown } | undefined {
  if (typeof source === "string") return { value };
  if ("either" in source) return unreadValue(source.either[0] as InputSource, value);
  // It is part of another input, or of another element.
  if ("where" in source || ("as" in source && source.as === "qualifier")) return undefined;
  if (isUnknown(value)) return { value };
  if ("shape" in source) {
    const object = isRecord(value) ? unread(source.shape, value) : undefined;
    return object && { value: object };
  }
  if ("each" in source) {
    if (!Array.isArray(value)) return undefined;
    const list = value.map((each) =>
      isUnknown(each) ? each : isRecord(each) ? unread(source.each, each) : undefined,
    );
    return list.includes(undefined) ? undefined : { value: list };
  }
  if ("words" in source) {
    const [word] = Object.entries(source.words).find(([, each]) => each === value) ?? [];
    return word === undefined ? undefined : { value: word };
  }
  switch (source.as) {
    case "document":
    case "json":
      return { value: typeof value === "string" ? (parseJson(value) ?? value) : value };
    case "tags":
      return isRecord(value) ? { value: pairs(value, "Key") } : undefined;
    case "pairs":
      return isRecord(value) ? { value: pairs(value, "Name") } : undefined;
    case "first":
      return { value: [value] };
    case "qualifier":
      return undefined;
    case "list":
      return Array.isArray(value) && value.length === 1 ? { value: value[0] } : undefined;
    case "number":
    case "boolean":
    case "map":
      return { value };
  }
}

function pairs(record: Properties, key: "Key" | "Name"): unknown {
  return Object.entries(record).map(([name, value]) => ({ [key]: name, Value: value }));
}

/** The resource with only those inputs that the other forms can say. */
export function withSayableInputs(resource: TestResource): TestResource {
  const shape = Object.values(cloudFormationTypes)
    .flatMap(({ resources }) => resources)
    .find(({ type, each, when }) => type === resource.type && !each && !when)?.inputs;
  if (!shape) return resource;
  const said = Object.entries(resource.inputs).filter(([input]) => shape[input] !== undefined);
  return { ...resource, inputs: Object.fromEntries(said) };
}

/** As a resource of aws-native. */
export function nativeForm(resource: TestResource): TestResource | undefined {
  const described = describeResource(resource);
  if (!described) return undefined;
  const [, service = "", name = ""] = described.type.split("::");
  const entries = Object.entries(described.properties).map(([key, value]) => [
    key.charAt(0).toLowerCase() + key.slice(1),
    value,
  ]);
  const dependsOn = Object.entries(resource.dependsOn ?? {}).flatMap(([input, names]) => {
    const path = topPath(resource.type, described.type, input);
    return path ? [[path.charAt(0).toLowerCase() + path.slice(1), names] as const] : [];
  });
  const { outputs: _, ...rest } = resource;
  return {
    ...rest,
    type: `aws-native:${service.toLowerCase()}:${name}`,
    inputs: Object.fromEntries(entries),
    dependsOn: Object.fromEntries(dependsOn),
  };
}

function topPath(type: string, described: string, input: string): string | undefined {
  const form = cloudFormationTypes[described]?.resources.find((each) => each.type === type);
  const source = form?.inputs[input];
  return source && pathOf(source, cloudFormationTypes[described]?.name)?.split(".")[0];
}

/** As resources of one template, and the others as they are; undefined where the template can't say it. */
export function templateForm(
  resources: readonly TestResource[],
): readonly TestResource[] | undefined {
  const converted = resources.map((resource) => ({
    resource,
    described: describeResource(resource),
  }));
  const own = converted.filter(({ described }) => described !== undefined);
  const [first] = own;
  const names = own.map(({ resource }) => resource.name);
  const isSaid = ({ resource }: (typeof own)[number]) =>
    !unsayable.test(JSON.stringify(resource.inputs)) &&
    JSON.stringify(resource.provider) === JSON.stringify(first?.resource.provider) &&
    !resource.outputs &&
    !resource.ignoreChanges &&
    !resource.isUnchecked;
  if (!first || new Set(names).size < names.length || !own.every(isSaid)) return undefined;
  const entries = own.map(({ resource, described }) => [
    resource.name,
    { Type: described?.type, Properties: described?.properties },
  ]);
  const body = JSON.stringify({ Resources: Object.fromEntries(entries) });
  const { provider } = first.resource;
  return [
    {
      type: "aws:cloudformation/stack:Stack",
      name: "template",
      inputs: { name: "template", templateBody: body },
      ...(provider && { provider }),
    },
    ...converted
      .filter(({ described }) => !described)
      .map(({ resource }) => withoutLinks(resource, names)),
  ];
}

/** Links to what is in the template now are links to the template. */
function withoutLinks(resource: TestResource, names: readonly string[]): TestResource {
  const dependsOn = Object.entries(resource.dependsOn ?? {}).map(([property, each]) => [
    property,
    each.map((name) => (names.includes(name) ? "template" : name)),
  ]);
  return { ...resource, dependsOn: Object.fromEntries(dependsOn) };
}

/** As a resource of Cloud Control. */
export function cloudControlForm(resource: TestResource): TestResource | undefined {
  const described = describeResource(resource);
  if (!described || Object.keys(resource.dependsOn ?? {}).length > 0 || resource.outputs)
    return undefined;
  const { dependsOn: _, ...rest } = resource;
  const desiredState = JSON.stringify(described.properties);
  if (unsayable.test(desiredState)) return undefined;
  return {
    ...rest,
    type: "aws:cloudcontrol/resource:Resource",
    inputs: { typeName: described.type, desiredState },
  };
}

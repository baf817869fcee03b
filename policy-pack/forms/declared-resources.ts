import { accountOf } from "../stack/accounts";
import type { DeclaredResource } from "../stack/stack-view";
import { isRecord, parseJson } from "../values/canonical-values";
import { textOf } from "../values/text-of";
import { isKnownText, isUnknown } from "../values/unknown";
import { parseTemplate } from "./parse-template";
import { ownNames, type Place, type ReadResource, readType } from "./read-type";
import { type TemplateResource, templateResources } from "./template";

type Properties = Readonly<Record<string, unknown>>;

/** A resource as a program registers it. */
export interface RegisteredResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Properties;
  readonly providerProperties: Properties;
}

/** What a resource declares in a form other than its own type. */
export interface Declaration {
  readonly declared: readonly DeclaredResource[];
  /** The parts that can't be read. */
  readonly unread: readonly UnreadPart[];
  /** The number of resources that a template creates. */
  readonly total?: number;
}

export interface UnreadPart {
  /** A CloudFormation or Pulumi type. */
  readonly type: string;
  readonly logicalId?: string;
  /** The reason, if it is not the type. */
  readonly reason?: string;
}

const cloudControlType = "aws:cloudcontrol/resource:Resource";
const stackType = "aws:cloudformation/stack:Stack";

/** Whether it may declare resources in another form. Other types cost only this check. */
export function isOtherForm(type: string): boolean {
  return type.startsWith("aws-native:") || type === cloudControlType || type === stackType;
}

/** What the resource declares, whether as aws-native, Cloud Control or a template. */
export function readDeclaration(resource: RegisteredResource): Declaration {
  switch (resource.type) {
    case stackType:
      return readStack(resource);
    case cloudControlType:
      return readCloudControl(resource);
    default:
      return readNative(resource);
  }
}

function readNative(resource: RegisteredResource): Declaration {
  const [, module = "", name = ""] = /^aws-native:(\w+):(\w+)$/.exec(resource.type) ?? [];
  const keys = Object.keys(resource.inputs);
  return readOne(resource, `AWS::${module}::${name}`, resource.inputs, (origin) =>
    keys.filter((key) => key.toLowerCase() === origin.toLowerCase()),
  );
}

function readCloudControl(resource: RegisteredResource): Declaration {
  const { typeName, desiredState } = resource.inputs;
  const type = isUnknown(typeName) ? resource.type : textOf(typeName);
  if (isUnknown(typeName) || isUnknown(desiredState)) {
    return unreadable(type, "desiredState is not known before the update");
  }
  const properties = isRecord(desiredState) ? desiredState : parseJson(desiredState);
  if (!isRecord(properties)) return unreadable(type, "desiredState is not valid JSON");
  return readOne(resource, type, properties, () => ["desiredState"]);
}

function readOne(
  { type, name, providerProperties }: RegisteredResource,
  describedType: string,
  properties: Properties,
  sourcesOf: (origin: string) => readonly string[],
): Declaration {
  const place = placeOf(providerProperties);
  const resources = readType({ type: describedType, properties, place });
  if (resources === undefined) {
    const isNative = type.startsWith("aws-native:");
    return unreadable(isNative ? type : describedType);
  }
  return {
    declared: resources.map(({ type: ownType, inputs, origins, ownNames: names }, index) => ({
      ...{ type: ownType, name, inputs, outputs: {} },
      sources: mapValues(origins, (each) => each.flatMap(sourcesOf)),
      ...(index > 0 && { namesFirst: names }),
    })),
    unread: [],
  };
}

function readStack({ name, inputs, providerProperties }: RegisteredResource): Declaration {
  const { templateBody, parameters = {}, tags } = inputs;
  const type = stackType;
  if (templateBody === undefined) return unreadable(type, "its template is at templateUrl");
  if (isUnknown(templateBody)) {
    return unreadable(type, "templateBody is not known before the update");
  }
  const template = parseTemplate(textOf(templateBody));
  if (template === undefined) return unreadable(type, "templateBody is neither JSON nor YAML");
  // Macros of AWS or of anyone, except the serverless one: its resources show it by their types.
  const macros = [template.Transform ?? []].flat().filter((each) => each !== serverlessMacro);
  if (macros.length > 0) {
    return unreadable(type, `its template is made anew by ${macros.map(macroName).join(", ")}`);
  }
  const given = isKnownText(inputs.name) ? inputs.name : name;
  const resources = templateResources(template, {
    stackName: given,
    parameters: parameters as Properties,
    place: placeOf(providerProperties),
  });
  const read = resources.map((resource) => ({ resource, found: readType(resource) }));
  return {
    declared: read.flatMap(({ resource, found = [] }) =>
      found.map((each, index) => declaredIn(resource, each, { tags, isFirst: index === 0 })),
    ),
    unread: read
      .filter(({ found }) => found === undefined)
      .map(({ resource }) => ({ type: resource.type, logicalId: resource.logicalId })),
    total: resources.length,
  };
}

const serverlessMacro = "AWS::Serverless-2016-10-31";

function macroName(macro: unknown): string {
  return textOf(isRecord(macro) ? macro.Name : macro);
}

function declaredIn(
  resource: TemplateResource,
  { type, inputs, origins }: ReadResource,
  { tags, isFirst }: { readonly tags: unknown; readonly isFirst: boolean },
): DeclaredResource {
  const { logicalId, references } = resource;
  const { name, ref, arn } = ownNames(resource);
  return {
    type,
    name: logicalId,
    logicalId,
    // CloudFormation adds the stack's tags to all resources that it creates.
    inputs:
      "tags" in origins && isRecord(tags) ? { ...inputs, tags: withTags(tags, inputs) } : inputs,
    outputs: isFirst ? { name, id: ref, ...(arn !== undefined && { arn }) } : {},
    sources: {},
    siblings: mapValues(origins, (each) => each.flatMap((origin) => references[origin] ?? [])),
  };
}

function withTags(tags: Properties, { tags: own }: Properties): unknown {
  return own === undefined || isRecord(own) ? { ...tags, ...(own as Properties) } : own;
}

/**
 * If the region or account is unknown, placeholders are used, so that ARNs can still be told apart
 * from other values.
 */
function placeOf(providerProperties: Properties): Place {
  const { region } = providerProperties;
  return {
    region: isKnownText(region) ? region : "region",
    account: accountOf(providerProperties) ?? "000000000000",
  };
}

function unreadable(type: string, reason?: string): Declaration {
  return { declared: [], unread: [{ type, ...(reason !== undefined && { reason }) }] };
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

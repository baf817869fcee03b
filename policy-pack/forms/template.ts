import { isRecord } from "../values/canonical-values";
import { ownValue } from "../values/own-value";
import { textOf } from "../values/text-of";
import { isKnownText, isUnknown, unknownValue } from "../values/unknown";
import {
  conditionHolds,
  namesReferredTo,
  noValue,
  resolve,
  type TemplateScope,
} from "./intrinsic-functions";
import { attributeOf, type DescribedResource, ownNames, type Place } from "./read-type";
import { inReferenceOrder } from "./reference-order";

type Properties = Readonly<Record<string, unknown>>;

/** A resource of a template, with its intrinsic functions evaluated. */
export interface TemplateResource extends DescribedResource {
  readonly logicalId: string;
  /** The logical ids that each property refers to. */
  readonly references: Readonly<Record<string, readonly string[]>>;
}

/** What is known besides the template. */
export interface TemplateCircumstances {
  readonly stackName: string;
  /** The values that the stack gives its parameters. */
  readonly parameters: Properties;
  readonly place: Place;
}

/** The resources that a template creates, without those whose condition does not hold. */
export function templateResources(
  template: Properties,
  circumstances: TemplateCircumstances,
): readonly TemplateResource[] {
  const written = recordOf(template.Resources);
  const found = describeResources(written, circumstances);
  const scope: TemplateScope = {
    mappings: recordOf(template.Mappings),
    conditions: recordOf(template.Conditions),
    ref: (name) => {
      if (name.startsWith("AWS::")) return pseudoParameter(name, circumstances);
      const parameter = ownValue(recordOf(template.Parameters), name);
      if (parameter !== undefined) return parameterValue(name, parameter, circumstances);
      const resource = found.get(name);
      return resource && isNamed(resource) ? ownNames(resource).ref : unknownValue;
    },
    attribute: (name, attribute) => {
      const resource = found.get(name);
      return (resource && attributeOf(resource, attribute)) ?? unknownValue;
    },
  };
  const references = [...found].map(
    ([logicalId, resource]) => [logicalId, Object.values(resource.references).flat()] as const,
  );
  for (const logicalId of inReferenceOrder(new Map(references))) {
    const { Properties: properties } = recordOf(written[logicalId]);
    const resolved = recordOf(resolve(recordOf(properties), scope));
    const resource = found.get(logicalId);
    if (resource) found.set(logicalId, { ...resource, properties: resolved });
  }
  return [...found.values()].filter(({ logicalId }) => {
    const { Condition: condition } = recordOf(written[logicalId]);
    return typeof condition !== "string" || conditionHolds(condition, scope) !== false;
  });
}

/**
 * The resources by their logical ids, still without properties: a reference to itself, or in a
 * circle, gets the made-up name.
 */
function describeResources(
  written: Properties,
  { stackName, place }: TemplateCircumstances,
): Map<string, TemplateResource> {
  const found = new Map<string, TemplateResource>();
  for (const [logicalId, resource] of Object.entries(written)) {
    const { Type: type, Properties: properties } = recordOf(resource);
    if (typeof type !== "string") continue;
    const references = Object.entries(recordOf(properties)).map(([property, value]) => [
      property,
      namesReferredTo(value).filter((name) => Object.hasOwn(written, name)),
    ]);
    found.set(logicalId, {
      logicalId,
      type,
      properties: {},
      madeUpName: `${stackName}-${logicalId}-000000000000`,
      place,
      references: Object.fromEntries(references),
    });
  }
  return found;
}

/** Whether it is known what `Ref` returns; for other types it is not. */
function isNamed(resource: DescribedResource): boolean {
  return ownNames(resource).arn !== undefined || resource.type === "AWS::KMS::Alias";
}

function pseudoParameter(name: string, { stackName, place }: TemplateCircumstances): unknown {
  if (name === "AWS::NoValue") return noValue;
  const known: Readonly<Record<string, string>> = {
    "AWS::AccountId": place.account,
    "AWS::Partition": "aws",
    "AWS::Region": place.region,
    "AWS::StackName": stackName,
    "AWS::URLSuffix": "amazonaws.com",
  };
  return ownValue(known, name) ?? unknownValue;
}

/**
 * The value from the stack, or the default. A type such as AWS::SSM::Parameter::Value<String> only
 * names where the value is, so it is unknown.
 */
function parameterValue(
  name: string,
  parameter: unknown,
  { parameters }: TemplateCircumstances,
): unknown {
  if (isUnknown(parameters)) return unknownValue;
  const { Type: type, Default: byDefault } = recordOf(parameter);
  const given = ownValue(recordOf(parameters), name) ?? byDefault;
  if (given === undefined || textOf(type).startsWith("AWS::SSM::")) return unknownValue;
  const isList = textOf(type).startsWith("List<") || type === "CommaDelimitedList";
  return isList && isKnownText(given) ? given.split(/\s*,\s*/) : given;
}

function recordOf(value: unknown): Properties {
  return isRecord(value) ? value : {};
}

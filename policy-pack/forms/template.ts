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
  const { stackName, place } = circumstances;
  const resources = recordOf(template.Resources);
  const found = new Map<string, TemplateResource>();
  const describe = (logicalId: string): TemplateResource | undefined => {
    const known = found.get(logicalId);
    const { Type: type, Properties: written } = recordOf(ownValue(resources, logicalId));
    if (known !== undefined || typeof type !== "string") return known;
    const madeUpName = `${stackName}-${logicalId}-000000000000`;
    const resource = { logicalId, type, properties: {}, madeUpName, place, references: {} };
    // Recorded before its properties are resolved: a circular reference then gets the made-up name.
    found.set(logicalId, resource);
    const properties = recordOf(resolve(recordOf(written), scope));
    const references = Object.entries(recordOf(written)).map(([property, value]) => [
      property,
      namesReferredTo(value).filter((name) => Object.hasOwn(resources, name)),
    ]);
    const described = { ...resource, properties, references: Object.fromEntries(references) };
    found.set(logicalId, described);
    return described;
  };
  const scope: TemplateScope = {
    mappings: recordOf(template.Mappings),
    conditions: recordOf(template.Conditions),
    ref: (name) => {
      if (name.startsWith("AWS::")) return pseudoParameter(name, circumstances);
      const parameter = ownValue(recordOf(template.Parameters), name);
      if (parameter !== undefined) return parameterValue(name, parameter, circumstances);
      const resource = describe(name);
      return resource && isNamed(resource) ? ownNames(resource).ref : unknownValue;
    },
    attribute: (name, attribute) => {
      const resource = describe(name);
      return (resource && attributeOf(resource, attribute)) ?? unknownValue;
    },
  };
  return Object.entries(resources).flatMap(([logicalId, resource]) => {
    const { Condition: condition } = recordOf(resource);
    const isMade = typeof condition !== "string" || conditionHolds(condition, scope) !== false;
    return isMade ? (describe(logicalId) ?? []) : [];
  });
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

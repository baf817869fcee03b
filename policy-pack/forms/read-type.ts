import type { CloudFormationType, DeclaredForm } from "../data/cloudformation-type";
import { cloudFormationTypes } from "../data/cloudformation-types";
import { elementsOf } from "../values/elements";
import { ownValue } from "../values/own-value";
import { isKnownText, unknownValue } from "../values/unknown";
import { originsOf, readShape, valueAt } from "./read-inputs";

type Properties = Readonly<Record<string, unknown>>;

/** Where resources are created, as their ARNs name it. */
export interface Place {
  readonly region: string;
  readonly account: string;
}

/** A resource as CloudFormation describes it. */
export interface DescribedResource {
  readonly type: string;
  readonly properties: Properties;
  /** The physical name to use if none is given; without it, only the update knows the name. */
  readonly madeUpName?: string;
  readonly place: Place;
}

/** The names of a resource in a template. */
export interface OwnNames {
  readonly name: string;
  readonly arn?: string;
  readonly ref: string;
  /** Whether the name is only a placeholder for the one that the update generates. */
  readonly isUnknown?: boolean;
}

/** A resource of the AWS provider, and the properties that each input is built from. */
export interface ReadResource {
  readonly type: string;
  readonly inputs: Properties;
  readonly origins: Readonly<Record<string, readonly string[]>>;
  /** The inputs that name the CloudFormation resource itself. */
  readonly ownNames: readonly string[];
}

const typesByLowerCase = new Map(
  Object.entries(cloudFormationTypes).map(([name, type]) => [name.toLowerCase(), type]),
);

/** The type of that name in the table, ignoring case. */
function typeNamed(name: string): CloudFormationType | undefined {
  return typesByLowerCase.get(name.toLowerCase());
}

/** The AWS provider resources that it stands for; undefined if its type is not in the table. */
export function readType(resource: DescribedResource): readonly ReadResource[] | undefined {
  const { properties } = resource;
  const own = ownNames(resource);
  const found = typeNamed(resource.type);
  const nameIsGiven = found?.name !== undefined && valueAt(properties, found.name) !== undefined;
  return found?.resources.flatMap((form, index) => {
    // If no name is given, the first resource has none of its own; the others still refer to it by
    // the unknown one.
    const isLeftOut = index === 0 && own.isUnknown && !nameIsGiven;
    return readForm(form, properties, isLeftOut ? {} : own, found.name);
  });
}

/** The names of a resource; for a type that is not in the table, only the made-up name. */
export function ownNames(resource: DescribedResource): OwnNames {
  const { type, properties, madeUpName, place } = resource;
  const found = typeNamed(type);
  const given = found?.name === undefined ? undefined : valueAt(properties, found.name);
  const isGiven = isKnownText(given);
  if (!isGiven && madeUpName === undefined) {
    return { name: unknownValue, arn: unknownValue, ref: unknownValue, isUnknown: true };
  }
  const name = isGiven ? given : String(madeUpName);
  const text = (template: string, arn?: string) =>
    fillIn(template, { ...place, name, arn }, properties);
  const arn = found?.arn === undefined ? undefined : text(`arn:aws:${found.arn}`);
  const ref = text(found?.ref ?? "{name}", arn);
  return { name, ref, ...(arn !== undefined && { arn }) };
}

/** The value of an attribute; undefined if only the update knows it. */
export function attributeOf(resource: DescribedResource, attribute: string): string | undefined {
  const { arn, name } = ownNames(resource);
  if (attribute === "Arn") return arn;
  const template = ownValue(typeNamed(resource.type)?.attributes ?? {}, attribute);
  if (template === undefined) return undefined;
  return fillIn(template, { ...resource.place, name, arn }, resource.properties);
}

function fillIn(
  template: string,
  named: Place & { readonly name: string; readonly arn: string | undefined },
  properties: Properties,
): string {
  const values = { ...named, function: functionName(valueAt(properties, "FunctionName")) };
  return template.replaceAll(/\{(\w+)\}/g, (_, place: keyof typeof values) =>
    String(values[place]),
  );
}

/** The function name in a name or ARN of a function. */
function functionName(value: unknown): string {
  const text = isKnownText(value) ? value : "";
  return /function:([^:]+)/.exec(text)?.[1] ?? text;
}

function readForm(
  { type, each, when, inputs }: DeclaredForm,
  properties: Properties,
  own: Partial<OwnNames>,
  nameProperty: string | undefined,
): readonly ReadResource[] {
  if (when !== undefined && valueAt(properties, when) === undefined) return [];
  const elements =
    each === undefined ? [undefined] : elementsOf(valueAt(properties, each) as readonly unknown[]);
  const origins = Object.entries(inputs).map(([input, source]) => [
    input,
    originsOf(source).flatMap((origin) => {
      if (origin.startsWith("@")) return String(nameProperty);
      return origin === "" ? String(each) : origin;
    }),
  ]);
  return elements.map((element) => ({
    type,
    inputs: readShape(inputs, { properties, element, own: { ...own } }),
    origins: Object.fromEntries(origins),
    ownNames: Object.keys(inputs).filter((input) => String(inputs[input]).startsWith("@")),
  }));
}

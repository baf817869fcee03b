import type { CloudFormationType, DeclaredForm } from "../data/cloudformation-type";
import { cloudFormationTypes } from "../data/cloudformation-types";
import { elementsOf } from "../values/elements";
import { isUnknown, unknownValue } from "../values/unknown";
import { originsOf, readShape, valueAt } from "./read-inputs";

type Properties = Readonly<Record<string, unknown>>;

/** Where resources are made: what stands in their ARNs. */
export interface Place {
  readonly region: string;
  readonly account: string;
}

/** A resource in the words of CloudFormation. */
export interface DescribedResource {
  readonly type: string;
  readonly properties: Properties;
  /** The physical name, where it has no other; without one only the update knows it. */
  readonly madeUpName?: string;
  readonly place: Place;
}

/** What names a resource in a template. */
export interface OwnNames {
  readonly name: string;
  readonly arn?: string;
  readonly ref: string;
  /** Whether the name is no more than a stand-in for the one that the update makes. */
  readonly isUnknown?: boolean;
}

/** A resource of the AWS provider, and of which properties each input is made. */
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

/** The type of that name in the table; cases don't count. */
function typeNamed(name: string): CloudFormationType | undefined {
  return typesByLowerCase.get(name.toLowerCase());
}

/** The resources of the AWS provider that it stands for; undefined where its type is not in the table. */
export function readType(resource: DescribedResource): readonly ReadResource[] | undefined {
  const { properties } = resource;
  const own = ownNames(resource);
  const found = typeNamed(resource.type);
  const nameIsGiven = found?.name !== undefined && valueAt(properties, found.name) !== undefined;
  return found?.resources.flatMap((form, index) => {
    // A name that nobody gives is none of the resource itself, and what others call it by.
    const isLeftOut = index === 0 && own.isUnknown && !nameIsGiven;
    return readForm(form, properties, isLeftOut ? {} : own, found.name);
  });
}

/** The names of a resource; for a type that is not in the table there is but the one that is made up. */
export function ownNames(resource: DescribedResource): OwnNames {
  const { type, properties, madeUpName, place } = resource;
  const found = typeNamed(type);
  const given = found?.name === undefined ? undefined : valueAt(properties, found.name);
  const isGiven = typeof given === "string" && !isUnknown(given);
  if (!isGiven && madeUpName === undefined) {
    return { name: unknownValue, arn: unknownValue, ref: unknownValue, isUnknown: true };
  }
  const name = isGiven ? given : String(madeUpName);
  const text = (template: string) => fillIn(template, { ...place, name }, properties);
  const arn = found?.arn === undefined ? undefined : text(`arn:aws:${found.arn}`);
  const ref = text((found?.ref ?? "{name}").replace("{arn}", arn ?? ""));
  return { name, ref, ...(arn !== undefined && { arn }) };
}

/** What an attribute of it is; undefined where only the update knows. */
export function attributeOf(resource: DescribedResource, attribute: string): string | undefined {
  const { arn, name } = ownNames(resource);
  if (attribute === "Arn") return arn;
  const template = typeNamed(resource.type)?.attributes?.[attribute];
  if (template === undefined) return undefined;
  const named = template.replace("{arn}", arn ?? "");
  return fillIn(named, { ...resource.place, name }, resource.properties);
}

function fillIn(
  template: string,
  { region, account, name }: Place & { readonly name: string },
  properties: Properties,
): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, place: string) => {
    if (place === "function") return functionName(valueAt(properties, "FunctionName"));
    return { region, account, name }[place] ?? "";
  });
}

/** The name in whatever names a function. */
function functionName(value: unknown): string {
  const text = typeof value === "string" && !isUnknown(value) ? value : "";
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
      if (origin.startsWith("@")) return nameProperty ?? [];
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

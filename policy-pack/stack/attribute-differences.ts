import { isDeepStrictEqual } from "node:util";
import type { Attribute } from "../data/attribute";
import { attributesOf } from "../data/declared-attributes";
import { hiddenValue, isEmpty, isRecord, isSet, parseJson } from "../values/canonical-values";
import { oncePer } from "../values/once-per";
import { ownValue } from "../values/own-value";
import { grantDifferences, policyDifferences } from "./document-differences";
import { isSetSeparately, ownAttribute } from "./separate-sources";
import type { StackNode, StackView } from "./stack-view";
import {
  declaredDifferences,
  isSame,
  type ValueDifference,
  valueDifferences,
} from "./value-differences";

type Properties = Readonly<Record<string, unknown>>;

/** How AWS has something, where the program declares something else. */
export interface Difference extends ValueDifference {
  /** The input, at the top level. */
  readonly property: string;
}

/** Tags are compared with the provider's, and variables by their names. */
const comparedElsewhere: readonly string[] = ["environment", "tags", "tagsAll", "__defaults"];

/** In what AWS has a resource differently from what the program declares, tags and environment variables aside. */
export function attributeDifferences(node: StackNode, stack: StackView): readonly Difference[] {
  return differencesIn(stack)(node);
}

const differencesIn = oncePer((stack: StackView) =>
  oncePer((node: StackNode): readonly Difference[] => {
    const attributes = attributesOf(node.type);
    if (attributes === undefined) return [];
    const properties = new Set([...Object.keys(attributes), ...Object.keys(node.inputs)]);
    return [...properties]
      .filter((property) => !comparedElsewhere.includes(property))
      .flatMap((property) =>
        differencesOf(node, property, attributes[property] ?? {}, stack).map((each) => ({
          property,
          ...each,
        })),
      );
  }),
);

function differencesOf(
  node: StackNode,
  property: string,
  attribute: Attribute,
  stack: StackView,
): readonly ValueDifference[] {
  const { fallback, form, unless } = attribute;
  const inputs: Properties = node.inputs;
  const written = isSet(inputs[property]) ? inputs[property] : undefined;
  if (attribute.isUnread || (unless !== undefined && isSet(inputs[unless]))) return [];
  if (written === undefined) {
    // What AWS chooses where the program does not is no change of anyone's.
    if (fallback === undefined || isSetSeparately(node, attribute, stack)) return [];
  }
  const read = ownAttribute(node, property, stack);
  const isNone = !isSet(read) || attribute.otherFallbacks?.some((each) => isSame(each, read));
  const deployed = isNone ? undefined : read;
  if (written === hiddenValue || deployed === hiddenValue) return [];
  if (isDeepStrictEqual(written, deployed)) return [];
  const asDifferences = (messages: readonly string[]) =>
    messages.map((message) => ({ path: property, message }));
  if (form === "policy")
    return asDifferences(policyDifferences(property, written, deployed, ownerOf(node)));
  if (form === "grants" && written === undefined) {
    return asDifferences(grantDifferences(property, deployed));
  }
  if (form === "partial JSON" && written !== undefined) {
    return declaredDifferences(property, parseJson(written), parseJson(deployed));
  }
  return valueDifferences(
    property,
    orFallback(written, written, fallback),
    orFallback(deployed, written, fallback),
    attribute,
  );
}

/** The account that the resource is in, by its ARN. */
function ownerOf({ outputs }: StackNode): string | undefined {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(String(outputs.arn))?.[1];
}

/** A value with what AWS takes where nothing is said; nothing empty counts beside it unless the program declares it. */
function orFallback(value: unknown, written: unknown, fallback: unknown): unknown {
  if (!isRecord(fallback)) return value ?? fallback;
  const own = isRecord(value) ? value : {};
  const declared = isRecord(written) ? written : {};
  const kept = Object.entries(own).filter(
    ([key, each]) => isSet(each) && (isSet(declared[key]) || !isEmpty(each)),
  );
  return { ...fallback, ...Object.fromEntries(kept) };
}

/** How the environment variables differ, by their names alone: a value may be a secret. */
export function variableDifferences({ type, inputs, outputs }: StackNode): readonly Difference[] {
  if (attributesOf(type)?.environment === undefined) return [];
  const declared = variablesOf(inputs);
  const deployed = variablesOf(outputs);
  // All of them as one secret, which nobody can compare, are a text.
  if (!isRecord(declared) || !isRecord(deployed)) return [];
  return changedKeys(declared, deployed).map(({ key, change }) => ({
    property: "environment",
    path: `environment.variables.${key}`,
    message: `environment variable ${key} was ${change}`,
  }));
}

function variablesOf({ environment }: Properties): unknown {
  return isRecord(environment) ? (environment.variables ?? {}) : (environment ?? {});
}

/** The keys whose values two maps do not share, in order, and what has become of them. */
export function changedKeys(declared: Properties, deployed: Properties) {
  const changeOf = (key: string) => {
    if (!Object.hasOwn(deployed, key)) return "removed";
    return Object.hasOwn(declared, key) ? "changed" : "added";
  };
  return [...new Set([...Object.keys(declared), ...Object.keys(deployed)])]
    .sort()
    .filter((key) => !isSame(ownValue(deployed, key), ownValue(declared, key)))
    .map((key) => ({ key, change: changeOf(key) }));
}

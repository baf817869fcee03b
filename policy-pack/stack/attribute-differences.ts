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

/** A setting that AWS has differently from what the program declares. */
export interface Difference extends ValueDifference {
  /** The top-level input. */
  readonly property: string;
}

/** Tags are compared together with the provider's tags, and variables by their names. */
const comparedElsewhere: readonly string[] = ["environment", "tags", "tagsAll", "__defaults"];

/**
 * The differences between a deployed resource and its declaration, except tags and environment
 * variables.
 */
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
    // A value that AWS chooses because the program sets none is not a change.
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

/** The resource's account, from its ARN. */
function ownerOf({ outputs }: StackNode): string | undefined {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(String(outputs.arn))?.[1];
}

/**
 * The value, completed with AWS defaults. Empty entries count only if the program declares them.
 */
function orFallback(value: unknown, written: unknown, fallback: unknown): unknown {
  if (!isRecord(fallback)) return value ?? fallback;
  const own = isRecord(value) ? value : {};
  const declared = isRecord(written) ? written : {};
  const kept = Object.entries(own).filter(
    ([key, each]) => isSet(each) && (isSet(declared[key]) || !isEmpty(each)),
  );
  return { ...fallback, ...Object.fromEntries(kept) };
}

/** How the environment variables differ, by name only: a value may be a secret. */
export function variableDifferences({ type, inputs, outputs }: StackNode): readonly Difference[] {
  if (attributesOf(type)?.environment === undefined) return [];
  const declared = variablesOf(inputs);
  const deployed = variablesOf(outputs);
  // If all variables together are one secret, they are a string that can't be compared.
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

/** The keys whose values differ between two maps, sorted, each with its change. */
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

import { isDeepStrictEqual } from "node:util";
import type { Attribute } from "../data/attribute";
import { canonicalPolicy, canonicalPrincipal } from "../values/canonical-policies";
import {
  canonicalJson,
  canonicalValue,
  hiddenValue,
  isEmpty,
  isRecord,
  isSet,
  parseJson,
} from "../values/canonical-values";

/** A value that differs between AWS and the program, and its path. */
export interface ValueDifference {
  readonly path: string;
  readonly message: string;
}

type Spelling = Pick<Attribute, "form" | "chosen">;

/**
 * The differences between a deployed value and the declared one, each at the deepest path outside a
 * list.
 */
export function valueDifferences(
  path: string,
  declared: unknown,
  deployed: unknown,
  spelling: Spelling,
): readonly ValueDifference[] {
  if (declared === hiddenValue || deployed === hiddenValue) return [];
  if (isSame(declared, deployed, spelling) || (isEmpty(declared) && isEmpty(deployed))) return [];
  const isText = spelling.form?.endsWith("JSON");
  if (!isText && (isRecord(declared) || isRecord(deployed))) {
    const ours = isRecord(declared) ? declared : {};
    const theirs = isRecord(deployed) ? deployed : {};
    const added = Object.keys(theirs).filter(
      (key) => !Object.hasOwn(ours, key) && !spelling.chosen?.includes(key),
    );
    return [...Object.keys(ours), ...added].flatMap((key) =>
      valueDifferences(`${path}.${key}`, ours[key], theirs[key], spelling),
    );
  }
  if (!isText && (hasRecords(declared) || hasRecords(deployed))) {
    return elementDifferences(path, declared, deployed, spelling);
  }
  return [
    { path, message: `${path} is ${shown(deployed)}, and the program declares ${shown(declared)}` },
  ];
}

/** The differences in the declared keys only, for values that AWS adds keys to. */
export function declaredDifferences(
  path: string,
  declared: unknown,
  deployed: unknown,
): readonly ValueDifference[] {
  if (!isRecord(declared)) return valueDifferences(path, declared, deployed, {});
  return Object.entries(declared).flatMap(([key, value]) =>
    declaredDifferences(`${path}.${key}`, value, isRecord(deployed) ? deployed[key] : undefined),
  );
}

/** Whether two values mean the same. */
export function isSame(one: unknown, other: unknown, spelling: Spelling = {}): boolean {
  if (spelling.form === "reference") return namesTheSame(String(one ?? ""), String(other ?? ""));
  return isDeepStrictEqual(canonical(one, spelling), canonical(other, spelling));
}

export function shown(value: unknown): string {
  if (value === undefined || value === null) return "none";
  return typeof value === "object" ? JSON.stringify(sorted(value)) : String(value);
}

/**
 * Sorts keys, so that the text is the same whether or not the value came over the wire, which sorts
 * them.
 */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
}

function canonical(value: unknown, { form }: Spelling): unknown {
  if (form === "principal") return canonicalPrincipal(String(value));
  if (form === "JSON" || form === "ordered JSON" || form === "partial JSON") {
    const parsed = parseJson(value) ?? value;
    // An empty filter lets everything through, like no filter; an empty event is a normal event.
    const isOrdered = form === "ordered JSON";
    const isNone = !isSet(value) || (!isOrdered && isEmpty(parsed));
    return isNone ? undefined : canonicalJson(parsed, { isOrdered });
  }
  const spelled = form === "policies by name" ? [value ?? []].flat().map(withDocument) : value;
  return canonicalValue(spelled, { isOrdered: form === "sequence" });
}

function withDocument(element: unknown): unknown {
  if (!isRecord(element)) return element;
  const { version, statements } = canonicalPolicy(element.policy) ?? {};
  return { ...element, policy: { version, statements: statements?.map(({ key }) => key) } };
}

/** One value may be the ARN of the resource that the other names. */
function namesTheSame(one: string, other: string): boolean {
  const isNameIn = (arn: string, name: string) =>
    name !== "" && (arn.endsWith(`:${name}`) || arn.endsWith(`/${name}`));
  return one === other || isNameIn(one, other) || isNameIn(other, one);
}

/**
 * The elements that only one of two lists has. Keys that AWS chooses are ignored unless declared.
 */
function elementDifferences(
  path: string,
  declared: unknown,
  deployed: unknown,
  spelling: Spelling,
): readonly ValueDifference[] {
  const ours = [declared ?? []].flat();
  const chosen = (spelling.chosen ?? []).filter((key) => !hasKey(ours, key));
  const theirs = [deployed ?? []].flat().map((each) => withoutKeys(each, chosen));
  const without = (some: readonly unknown[], others: readonly unknown[]) =>
    some.filter((each) => !others.some((other) => isSame([each], [other], spelling)));
  const messages = [
    ...without(theirs, ours).map(
      (each) => `${path} has ${shown(each)}, which the program does not declare`,
    ),
    ...without(ours, theirs).map((each) => `${path} lacks ${shown(each)}`),
  ];
  return messages.map((message) => ({ path, message }));
}

function hasRecords(value: unknown): boolean {
  return Array.isArray(value) && value.some(isRecord);
}

function hasKey(value: unknown, key: string): boolean {
  if (Array.isArray(value)) return value.some((each) => hasKey(each, key));
  if (!isRecord(value)) return false;
  return isSet(value[key]) || Object.values(value).some((each) => hasKey(each, key));
}

function withoutKeys(value: unknown, keys: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutKeys(each, keys));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !keys.includes(key))
      .map(([key, each]) => [key, withoutKeys(each, keys)]),
  );
}

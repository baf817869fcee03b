/** An encrypted value, as the CLI and the offline preview show it to policies: nobody can compare it. */
export const hiddenValue = "[secret]";

type Properties = Readonly<Record<string, unknown>>;

/** The provider writes what is not there as nothing or as an empty text. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

export function isRecord(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A form in which values that mean the same are deeply equal. A program may write a number as text, the provider may
 * write what is not there as something empty. Lists are sorted unless their order counts.
 */
export function canonicalValue(
  value: unknown,
  { isOrdered }: { readonly isOrdered: boolean },
): unknown {
  if (Array.isArray(value)) {
    const elements = value
      .map((each) => canonicalValue(each, { isOrdered }))
      .filter((each) => each !== undefined);
    if (elements.length === 0) return undefined;
    return isOrdered ? elements : sortCanonical(elements);
  }
  if (!isRecord(value)) return isSet(value) ? String(value).trim() : undefined;
  const entries = Object.entries(value)
    .filter(([, each]) => each !== false && each !== 0)
    .map(([key, each]) => [key, canonicalValue(each, { isOrdered })] as const)
    .filter(([, each]) => each !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** The same of a JSON document, of which AWS keeps every word: nothing empty is left out. */
export function canonicalJson(
  value: unknown,
  { isOrdered }: { readonly isOrdered: boolean },
): unknown {
  if (Array.isArray(value)) {
    const elements = value.map((each) => canonicalJson(each, { isOrdered }));
    return isOrdered ? elements : sortCanonical(elements);
  }
  if (!isRecord(value)) return String(value);
  const entries = Object.entries(value).map(
    ([key, each]) => [key, canonicalJson(each, { isOrdered })] as const,
  );
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Whether the provider writes a value like this where there is none, below the top level. */
export function isEmpty(value: unknown): boolean {
  return canonicalValue({ value }, { isOrdered: false }) === undefined;
}

/** The elements in an order that depends on nothing else. */
export function sortCanonical(elements: readonly unknown[]): readonly unknown[] {
  return elements
    .map((element) => ({ element, key: JSON.stringify(element) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ element }) => element);
}

/** The JSON value of a text, or the value itself where it is no text; undefined where the text is no JSON. */
export function parseJson(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/**
 * An encrypted value as the CLI and the offline preview show it to policies; it can't be compared.
 */
export const hiddenValue = "[secret]";

type Properties = Readonly<Record<string, unknown>>;

/** Whether a value is set: the provider writes an absent value as nothing or as an empty string. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

export function isRecord(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A form in which values that mean the same are deeply equal. A program may write a number as a
 * string, and the provider may write an absent value as an empty one. Lists are sorted unless their
 * order counts.
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

/**
 * Like `canonicalValue`, for a JSON document. AWS keeps all of it, so empty values are not left
 * out.
 */
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

/** Whether the provider writes a value like this for an absent one, below the top level. */
export function isEmpty(value: unknown): boolean {
  return canonicalValue({ value }, { isOrdered: false }) === undefined;
}

/** The elements in an order that depends only on their content. */
export function sortCanonical(elements: readonly unknown[]): readonly unknown[] {
  return elements
    .map((element) => ({ element, key: JSON.stringify(element) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ element }) => element);
}

/**
 * The JSON value of a string, or the value itself if it is not a string; undefined if the string is
 * not JSON.
 */
export function parseJson(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

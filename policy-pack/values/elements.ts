import type { Unknown } from "./unknown";

/** Normalises to a list: a single or unknown value becomes one element, an absent value none. */
export function elementsOf<Element>(
  value: readonly Element[] | Unknown | null | undefined,
): readonly (Element | Unknown)[] {
  return [value ?? []].flat() as readonly (Element | Unknown)[];
}

import type { Unknown } from "./unknown";

/** The elements of a list. A value that stands in its place, perhaps unknown, is the only one; of none there are none. */
export function elementsOf<Element>(
  value: readonly Element[] | Unknown | null | undefined,
): readonly (Element | Unknown)[] {
  return [value ?? []].flat() as readonly (Element | Unknown)[];
}

import type { Path, SourceField } from "../datasets/specification-types";

/** Where a field's value stands in a record. */
export function pathOf(name: string, { source }: SourceField): Path {
  return source === undefined ? [name] : [source].flat();
}

/** The rest of a path that begins with another; undefined where it does not. */
export function pathWithin(path: Path, outer: Path): Path | undefined {
  return outer.every((step, index) => path[index] === step) ? path.slice(outer.length) : undefined;
}

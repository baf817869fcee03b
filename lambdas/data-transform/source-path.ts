import type { Path, SourceField } from "../datasets/specification-types";

/** The path of a field's value in a record. */
export function pathOf(name: string, { source }: SourceField): Path {
  return source === undefined ? [name] : [source].flat();
}

/** The rest of a path after its start `outer`; undefined if it does not begin with it. */
export function pathWithin(path: Path, outer: Path): Path | undefined {
  return outer.every((step, index) => path[index] === step) ? path.slice(outer.length) : undefined;
}

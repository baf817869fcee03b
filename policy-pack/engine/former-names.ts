import { oncePer } from "../values/once-per";

/** The former names of a parameter; not part of the schema. */
const formerNames: unique symbol = Symbol("former names");

/** A parameter that may have former names. */
export interface Renamed {
  readonly [formerNames]?: readonly string[];
}

type Values = Readonly<Record<string, unknown>>;
type Schemas = Readonly<Record<string, object & Renamed>>;

/** Tools read former names from tags: beyond its metadata, a policy can pass them nothing else. */
const tagPrefix = "formerly:";

/** The same parameter, which a configuration may still call by these names. */
export function renamed<Parameter extends object>(
  parameter: Parameter,
  ...names: readonly string[]
): Parameter & Renamed {
  return { ...parameter, [formerNames]: names };
}

/** The former names, each with the current name of its parameter. */
export const formerParameters: (schemas: Schemas) => ReadonlyMap<string, string> = oncePer(
  (schemas: Schemas) =>
    new Map(
      Object.entries(schemas).flatMap(([name, schema]) =>
        (schema[formerNames] ?? []).map((former) => [former, name] as const),
      ),
    ),
);

/**
 * The schemas, with one more for each former name. Those have no default, so that a value there was
 * given by the user.
 */
export function withFormerNames<All extends Schemas>(schemas: All): All {
  const former = [...formerParameters(schemas)].map(([name, current]) => {
    const schema: Values & Renamed = { ...schemas[current] };
    const { default: _, [formerNames]: __, ...rest } = schema;
    return [name, { ...rest, description: `Former name of ${current}.` }] as const;
  });
  return { ...schemas, ...Object.fromEntries(former) };
}

/**
 * The values by the parameters' current names. The engine fills in the default of a new name even
 * if the old one is given, so the old one takes precedence.
 */
export function withCurrentNames<Given extends Values>(schemas: Schemas, given: Given): Given {
  const former = [...formerParameters(schemas)].filter(([name]) => Object.hasOwn(given, name));
  if (former.length === 0) return given;
  const names = new Map(former);
  const others = Object.entries(given).filter(([name]) => !names.has(name));
  const moved = former.map(([name, current]) => [current, given[name]] as const);
  return Object.fromEntries([...others, ...moved]) as Given;
}

/** The tags that list a policy's former names. */
export function formerNameTags(names: readonly string[] = []): readonly string[] {
  return names.map((name) => `${tagPrefix}${name}`);
}

/** The former names of the policies, each with the current name of its policy. */
export function formerPolicies(
  policies: readonly { readonly name: string; readonly tags?: readonly string[] | undefined }[],
): ReadonlyMap<string, string> {
  return new Map(
    policies.flatMap(({ name, tags = [] }) =>
      tags
        .filter((tag) => tag.startsWith(tagPrefix))
        .map((tag) => [tag.slice(tagPrefix.length), name] as const),
    ),
  );
}

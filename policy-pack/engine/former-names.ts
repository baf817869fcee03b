/** What a parameter was called before; no part of the schema. */
const formerNames: unique symbol = Symbol("former names");

/** A parameter that may have been called otherwise. */
export interface Renamed {
  readonly [formerNames]?: readonly string[];
}

type Values = Readonly<Record<string, unknown>>;
type Schemas = Readonly<Record<string, object & Renamed>>;

/** A tag is all that a pack can tell tools of a policy beyond its metadata: they read it. */
const tagPrefix = "formerly:";

/** The same parameter, which a configuration may still call by these names. */
export function renamed<Parameter extends object>(
  parameter: Parameter,
  ...names: readonly string[]
): Parameter & Renamed {
  return { ...parameter, [formerNames]: names };
}

/** The names of before, each with the name that its parameter has now. */
export function formerParameters(schemas: Schemas): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(schemas).flatMap(([name, schema]) =>
      (schema[formerNames] ?? []).map((former) => [former, name] as const),
    ),
  );
}

/** The schemas with those of the former names, which have no default: what has a value was given one. */
export function withFormerNames<All extends Schemas>(schemas: All): All {
  const former = [...formerParameters(schemas)].map(([name, current]) => {
    const schema: Values & Renamed = { ...schemas[current] };
    const { default: _, [formerNames]: __, ...rest } = schema;
    return [name, { ...rest, description: `Former name of ${current}.` }] as const;
  });
  return { ...schemas, ...Object.fromEntries(former) };
}

/**
 * The values by the names that parameters have now. The engine has filled in the default of a new name beside an old one,
 * so the old one counts.
 */
export function withCurrentNames<Given extends Values>(schemas: Schemas, given: Given): Given {
  const former = [...formerParameters(schemas)].filter(([name]) => Object.hasOwn(given, name));
  if (former.length === 0) return given;
  const names = new Map(former);
  const others = Object.entries(given).filter(([name]) => !names.has(name));
  const moved = former.map(([name, current]) => [current, given[name]] as const);
  return Object.fromEntries([...others, ...moved]) as Given;
}

/** The tags by which a policy says what it was called before. */
export function formerNameTags(names: readonly string[] = []): readonly string[] {
  return names.map((name) => `${tagPrefix}${name}`);
}

/** The former names of the policies, each with the name that its policy has now. */
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

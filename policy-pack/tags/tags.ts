import { ownValue } from "../values/own-value";
import { isPresent, known } from "../values/unknown";

export type Tags = Readonly<Record<string, unknown>>;

/** A resource's own tags, from a map or from a list of keys and values. @throws UnknownInput */
export function ownTags(inputs: Readonly<Record<string, unknown>>): Tags {
  const tags = known(inputs.tags, "tags") ?? {};
  if (!Array.isArray(tags)) return tags as Tags;
  const entries = tags.map((tag, index) => {
    const { key, value } = Object(known(tag, `tags[${index}]`)) as Tags;
    return [String(known(key, `tags[${index}].key`)), value] as const;
  });
  return Object.fromEntries(entries);
}

/** The tags that the provider adds to each resource; it has them as an object or as JSON. */
export function providerTags(providerProperties: Readonly<Record<string, unknown>>): Tags {
  const name = "the provider's defaultTags";
  const given = known(providerProperties.defaultTags, name);
  const defaultTags = (typeof given === "string" ? parse(given, name) : given) as Tags | undefined;
  return (known(defaultTags?.tags, `${name}.tags`) ?? {}) as Tags;
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The error of JSON.parse quotes the text.
    throw new Error(`${name} is not valid JSON`);
  }
}

/** The keys among `wanted` that the tags lack; a value that is unknown so far is one. */
export function missingKeys(wanted: readonly string[], tags: Tags): readonly string[] {
  return wanted.filter((key) => {
    const value = ownValue(tags, key);
    return !isPresent(value) || String(value).trim() === "";
  });
}

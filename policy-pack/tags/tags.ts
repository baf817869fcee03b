import { isBlank } from "../values/blank";
import { elementsOf } from "../values/elements";
import { ownValue } from "../values/own-value";
import { isPresent, known } from "../values/unknown";

export type Tags = Readonly<Record<string, unknown>>;

/**
 * A resource's own tags, from a map or from a list of keys and values.
 * @throws UnknownInput
 */
export function ownTags(inputs: Readonly<Record<string, unknown>>): Tags {
  const tags = known(inputs.tags, "tags") ?? {};
  if (!Array.isArray(tags)) return tags as Tags;
  const entries = tags.map((tag, index) => {
    const { key, value } = Object(known(tag, `tags[${index}]`)) as Tags;
    return [String(known(key, `tags[${index}].key`)), value] as const;
  });
  return Object.fromEntries(entries);
}

/** The tags that the provider adds to each resource. */
export function providerTags(providerProperties: Readonly<Record<string, unknown>>): Tags {
  const name = "the provider's defaultTags";
  const defaultTags = providerBlock(providerProperties.defaultTags, name);
  return (known(defaultTags?.tags, `${name}.tags`) ?? {}) as Tags;
}

/** The keys among `wanted` that `ignoreTags` keeps the provider from writing and comparing. */
export function keysIgnoredByProvider(
  wanted: readonly string[],
  providerProperties: Readonly<Record<string, unknown>>,
): readonly string[] {
  const ignored = providerBlock(providerProperties.ignoreTags, "ignoreTags");
  const textsOf = (path: string) =>
    elementsOf(known(ignored?.[path], `ignoreTags.${path}`) as readonly string[]).map((each) =>
      String(known(each, `ignoreTags.${path}`)),
    );
  const [keys, prefixes] = [textsOf("keys"), textsOf("keyPrefixes")];
  return wanted.filter(
    (key) => keys.includes(key) || prefixes.some((prefix) => key.startsWith(prefix)),
  );
}

/** A block of the provider's configuration, which has it as an object or as JSON. */
function providerBlock(value: unknown, name: string): Tags | undefined {
  const given = known(value, name);
  return (typeof given === "string" ? parse(given, name) : given) as Tags | undefined;
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The error of JSON.parse would quote the text.
    throw new Error(`${name} is not valid JSON`);
  }
}

/** The keys among `wanted` that the tags lack; a tag with an unknown value counts as present. */
export function missingKeys(wanted: readonly string[], tags: Tags): readonly string[] {
  return wanted.filter((key) => {
    const value = ownValue(tags, key);
    return !isPresent(value) || isBlank(String(value));
  });
}

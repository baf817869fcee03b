/** The form that a value must have if the last word of its name says that it refers to a secret. */
interface Reference {
  /** The noun in messages. */
  readonly noun: string;
  readonly lastWord: RegExp;
  fits(value: string, words: string): boolean;
}

/** A URL with a scheme, a URN, or a host with a dot or a port. */
const url = /^(?:[a-z][a-z0-9+.-]*:\/\/\S+|urn:\S+|(?:[\w-]+\.)+[\w-]+(?::\d+)?|[\w-]+:\d+)$/i;

/** With a separator, with a file extension, or a path into JSON: `$.token`. */
const path =
  /^(?=.*[/\\])(?:[A-Za-z]:)?[\w.,@+=~*{}$()/\\ -]+$|^\w[\w-]*(?:\.[A-Za-z][A-Za-z0-9]{0,9})+$|^\$[.[].+/;

/** Words with a digit that a name may contain. */
const wordsWithDigit =
  /oauth2|auth0|k8s|s3|ec2|neo4j|x509|sha\d+|md5|base64|p12|route53|office365/gi;

/**
 * Letters, such as `etl`; a number may follow two words or a few letters: `EtlDatabase2`, `db1`.
 */
const plainName = /^(?:[A-Za-z]+|[A-Za-z]{1,3}\d{1,2}|[A-Za-z][a-z]+(?:[A-Z][a-z]+)+\d{1,2})$/;

/** `etlsecret01`, a common form in Secrets Manager; accepted only under the name of a `SECRET`. */
const numberedName = /^[A-Za-z]+\d{1,3}$/;

/** `${stage}` and the like in a name. */
const placeholder = /\$?\{+[^}]+\}+/g;

export const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * `rds!db-<uuid>` is the name of a secret managed by RDS; CloudFormation appends such suffixes to
 * its names.
 */
const generatedName =
  /^[a-z-]+![a-z]+-[0-9a-f-]{36}$|^[A-Z][A-Za-z]+[0-9A-F]{8}-[A-Za-z0-9]{12,13}$/;

/** An id given by a service: anything but a word that somebody chose. */
const opaqueId = /^[\w-]{8,}$/;

const references: readonly Reference[] = [
  // Values that look like an ARN are left out before.
  { noun: "an ARN", lastWord: /_ARNS?_$/, fits: () => false },
  {
    noun: "a URL",
    lastWord: /_(?:URLS?|URIS?|ENDPOINTS?)_$/,
    fits: (value) => url.test(value) || path.test(value),
  },
  {
    noun: "a path",
    lastWord: /_(?:PATHS?|FILES?|DIR)_$/,
    fits: (value, words) => path.test(value) || isName(value, words),
  },
  {
    noun: "an id",
    lastWord: /_IDS?_$/,
    fits: (value, words) =>
      isName(value, words) ||
      /^\d{1,6}$/.test(value) ||
      (/KEY|TOKEN/.test(words) && !/PASS|SECRET/.test(words) && opaqueId.test(value)),
  },
  {
    noun: "a name",
    lastWord: /_(?:NAMES?|PARAM|PARAMETER|REFS?|REFERENCE)_$/,
    fits: isName,
  },
];

/**
 * Describes what the values under such a name must be, if one of them is not; undefined if all are,
 * or if the name implies no form. The caller leaves out ARNs and placeholders.
 */
export function missedReference(words: string, values: readonly string[]): string | undefined {
  const reference = references.find(({ lastWord }) => lastWord.test(words));
  const isMissed = reference && !values.every((value) => reference.fits(value, words));
  return isMissed ? reference.noun : undefined;
}

/** The texts of a list in JSON, or separated by commas. */
export function listedTexts(value: string): readonly string[] {
  const texts = /^\s*[{[]/.test(value)
    ? [...value.matchAll(/"([^"]*)"(\s*:)?/g)].flatMap(([, text = "", colon]) =>
        colon ? [] : text,
      )
    : value.split(",");
  return texts.map((text) => text.trim());
}

/**
 * Whether somebody would use this as a name. A name of one word has no digits, unlike `hunter2`; of
 * several words, at least one has none. Names of secrets and parameters have no blanks; names of
 * keys and tokens may.
 */
function isName(name: string, words: string): boolean {
  if (uuid.test(name) || generatedName.test(name)) return true;
  const parts = name
    .replace(placeholder, "x")
    .replace(wordsWithDigit, "x")
    .split(/PASS/.test(words) ? /[/._+=@:-]+/ : /[/._+=@: ()-]+/);
  const isOfSecret = /_SECRETS?\d*_[A-Z]+_$/.test(words);
  const named = parts.filter((part) => part !== "");
  return named.length > 1
    ? named.every((part) => /^\w+$/.test(part)) && named.some((part) => /^[A-Za-z]{3,}$/.test(part))
    : named.every((part) => plainName.test(part) || (isOfSecret && numberedName.test(part)));
}

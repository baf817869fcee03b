import { isNamedSecret } from "./secret-names";
import { secretShapeOf } from "./secret-shapes";

/** Enough for JSON in base64 in JSON with a pair in it; no configuration is nested deeper. */
const maxDepth = 4;

/**
 * Describes the secret that a text holds, such as "a private key in base64"; undefined if there is
 * none.
 */
export function findSecret(text: string, depth = 0): string | undefined {
  if (depth > maxDepth) return undefined;
  const json = parseJson(text);
  if (json !== undefined) return findInJson(json, "", depth);
  const found = secretShapeOf(text) ?? findInPairs(text);
  if (found !== undefined) return found;
  for (const [encoding, decode] of Object.entries(encodings)) {
    const decoded = decode(text);
    const inside = decoded === undefined ? undefined : findSecret(decoded, depth + 1);
    if (inside !== undefined) return `${inside} in ${encoding}`;
  }
  return undefined;
}

/** @param name the key of the value, or of the list that it is in */
function findInJson(value: unknown, name: string, depth: number): string | undefined {
  if (typeof value !== "object" || value === null) {
    if (isNamedSecret(name, String(value ?? ""))) return "a password in JSON";
    return typeof value === "string" ? findSecret(value, depth + 1) : undefined;
  }
  for (const [key, item] of entriesOf(value, name)) {
    const found = findInJson(item, key, depth);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * A `value` gets the name of what it belongs to: the key around it, as in `{"password": {"value":
 * ...}}`, or the `name` next to it.
 */
function entriesOf(value: object, name: string): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.map((item: unknown) => [name, item]);
  const entries = Object.entries(value);
  const [, named] = entries.find(([key]) => /^(?:name|key)$/i.test(key)) ?? [];
  const owner = typeof named === "string" ? named : name;
  return entries.map(([key, item]) => [/^(?:value|text|default)$/i.test(key) ? owner : key, item]);
}

const pairs = [
  // password=hunter2, in an option, a query, a line or a list
  /(?:^|-D|[\s;,&?"'(-])([A-Za-z][\w.-]*)[ \t]*=[ \t]*("[^"]*"|'[^']*'|[^\s;,&"']+)/g,
  // password: hunter2
  /^[ \t-]*([A-Za-z][\w.-]*):[ \t]+(\S[^\n]*)$/gm,
  // 'password': 'hunter2', <password>hunter2</password>
  /["']([A-Za-z][\w.-]*)["'][ \t]*:[ \t]*["']([^"']+)["']/g,
  /<([A-Za-z][\w.-]*)>([^<]+)<\//g,
  // --password hunter2
  /(?:^|\s)--?([A-Za-z][\w.-]*)[ \t]+([^\s-]\S*)/g,
];

function findInPairs(text: string): string | undefined {
  const named = pairs
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .find(([, name = "", value = ""]) => isNamedSecret(name, value.replace(/^["']|["']$/g, "")));
  return named && `a literal value for '${named[1]}'`;
}

function parseJson(text: string): unknown {
  if (!/^\s*[{["]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Decode = (text: string) => string | undefined;

/** Decoders by encoding; undefined if the text is not encoded so, or decodes to no text. */
const encodings: Readonly<Record<string, Decode>> = {
  base64: (text) => {
    const compact = text.replace(/\s+/g, "");
    return /^[A-Za-z0-9+/_-]{12,}={0,2}$/.test(compact) ? textOf(compact, "base64") : undefined;
  },
  hex: (text) => (/^(?:[0-9a-f]{2}){8,}$/i.test(text) ? textOf(text, "hex") : undefined),
  "a URL's encoding": (text) => {
    if (!/%[0-9a-f]{2}/i.test(text)) return undefined;
    try {
      return decodeURIComponent(text);
    } catch {
      return undefined;
    }
  },
};

function textOf(encoded: string, encoding: "base64" | "hex"): string | undefined {
  const decoded = Buffer.from(encoded, encoding).toString("utf8");
  return /^[\t\n\r -~\u00a0-\ufffc]{8,}$/.test(decoded) ? decoded : undefined;
}

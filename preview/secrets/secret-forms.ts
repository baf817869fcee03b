/** Shorter lines of a secret, or shorter secrets within base64, would also match other text. */
const shortestPart = 8;

/** The encodings in which a text may quote a secret. */
export function formsOf(secret: string): readonly string[] {
  const wholes = [secret, secret.trim(), secret.replaceAll("\r\n", "\n")];
  const lines = secret
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line.length >= shortestPart);
  const texts = [...new Set([...wholes, ...lines])];
  return [...new Set([...texts.flatMap(encodingsOf), ...numbersOf(secret)])];
}

function encodingsOf(text: string): readonly string[] {
  const bytes = Buffer.from(text, "utf8");
  const json = JSON.stringify(text).slice(1, -1);
  const percent = percentEncoded(text);
  return [
    text,
    json,
    json.replaceAll("/", "\\/"),
    // Go's JSON.
    json.replace(/[<>&]/g, (each) => `\\u00${each.charCodeAt(0).toString(16)}`),
    json.replace(/[^\x20-\x7e]/g, unicodeEscape),
    // JSON within JSON.
    JSON.stringify(json).slice(1, -1),
    text.replaceAll("'", "\\'"),
    percent,
    percent.replace(/%[\dA-F]{2}/g, (each) => each.toLowerCase()),
    percent.replace(/[!'()*~]/g, percentEncode),
    percent.replaceAll("%20", "+").replace(/[!'()~]/g, percentEncode),
    encodedUri(text),
    xmlEscaped(text),
    xmlEscaped(text).replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
    xmlEscaped(text).replaceAll('"', "&quot;").replaceAll("'", "&apos;"),
    bytes.toString("hex"),
    bytes.toString("hex").toUpperCase(),
    ...base64Forms(bytes),
  ];
}

function percentEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function encodedUri(text: string): string {
  return encodeURI(text.toWellFormed());
}

function percentEncode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function xmlEscaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The bytes in base64: on their own, and as part of longer encoded data at each of three offsets. */
function base64Forms(bytes: Buffer): readonly string[] {
  const whole = bytes.toString("base64").replace(/=+$/, "");
  const within = bytes.length < shortestPart ? [] : [0, 1, 2].map((before) => core(bytes, before));
  return [whole, ...within].flatMap((form) => [
    form,
    form.replaceAll("+", "-").replaceAll("/", "_"),
  ]);
}

/** The base64 characters that do not depend on the surrounding bytes. */
function core(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes])
    .toString("base64")
    .replace(/=+$/, "");
  const isWhole = (before + bytes.length) % 3 === 0;
  return text.slice(before === 0 ? 0 : before + 1, isWhole ? undefined : -1);
}

/** A program may convert the text to a number. */
function numbersOf(secret: string): readonly string[] {
  const text = secret.trim();
  const number = Number(text);
  return text !== "" && Number.isFinite(number) ? [String(number)] : [];
}

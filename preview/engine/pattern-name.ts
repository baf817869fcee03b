import { createHash } from "node:crypto";
import type { NameRule } from "../project/autonaming";

const randomParts: readonly (readonly [RegExp, string])[] = [
  [/\$\{hex\((\d+)\)\}/g, "0123456789abcdef"],
  [/\$\{alphanum\((\d+)\)\}/g, "abcdefghijklmnopqrstuvwxyz0123456789"],
  [/\$\{string\((\d+)\)\}/g, "abcdefghijklmnopqrstuvwxyz"],
  [/\$\{num\((\d+)\)\}/g, "0123456789"],
];
const nameExpression = `\${name}`;
const uuidExpression = `\${uuid}`;

/** Whether a replacement would get the same name, so that the old resource must be deleted first. */
export function isFixedName(rule: NameRule): boolean {
  if (rule.mode === "default") return false;
  if (rule.mode === "disabled") return true;
  const { pattern } = rule;
  return !pattern.includes(uuidExpression) && !randomParts.some(([part]) => pattern.match(part));
}

/** The name for a pattern. Random parts are derived from the URN, so that a plan is reproducible. */
export function patternName(pattern: string, name: string, urn: string): string {
  let result = pattern.replaceAll(nameExpression, () => name);
  for (const [part, characters] of randomParts) {
    result = result.replace(part, (_match, count: string) =>
      randomText(characters, Number(count), urn),
    );
  }
  return result.replaceAll(uuidExpression, () => uuidOf(urn));
}

function randomText(characters: string, count: number, seed: string): string {
  let result = "";
  for (let round = 0; result.length < count; round += 1) {
    const bytes = createHash("sha256").update(`${characters} ${round} ${seed}`).digest();
    for (const byte of bytes) result += characters[byte % characters.length];
  }
  return result.slice(0, count);
}

function uuidOf(seed: string): string {
  const hex = createHash("sha256").update(seed).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}

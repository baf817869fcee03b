import { formsOf } from "./secret-forms";

export const hidden = "[secret]";

/** Shorter secrets would also match other text. Pulumi has the same limit. */
const shortestSecret = 3;
/** Names and URNs identify resources, and may contain any short word. */
const shortestInNames = 8;
const isDigit = /^\d$/;
const isNumber = /^\d+$/;

/** Hides secrets in output. */
export interface SecretMask {
  /** The text with every form of every secret replaced. */
  text(text: string): string;
  /** The same for a name or URN, where only longer secrets are replaced. */
  name(name: string): string;
  /** Whether the number is one of the secrets. */
  hasNumber(number: number): boolean;
}

export function secretMask(secrets: Iterable<string>): SecretMask {
  const forms = new Set<string>();
  for (const secret of secrets) {
    if (secret === hidden || secret.length < shortestSecret) continue;
    for (const form of formsOf(secret)) if (form.length >= shortestSecret) forms.add(form);
  }
  const all = byStart([...forms]);
  const long = byStart([...forms].filter((form) => form.length >= shortestInNames));
  return {
    text: (text) => replaceForms(text, all),
    name: long.size === 0 ? (name) => name : remembering((name) => replaceForms(name, long)),
    hasNumber: (number) => forms.has(String(number)),
  };
}

/** The same function, which works only once for each name: results repeat the URNs of resources for each policy. */
function remembering(hide: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const safe = hide(name);
    known.set(name, safe);
    return safe;
  };
}

/** Forms by their first characters, longest first, so that a text is searched only once. */
type FormsByStart = ReadonlyMap<string, readonly string[]>;

function byStart(forms: readonly string[]): FormsByStart {
  const longestFirst = forms.toSorted((one, other) => other.length - one.length);
  return Map.groupBy(longestFirst, (form) => form.slice(0, shortestSecret));
}

function replaceForms(text: string, forms: FormsByStart): string {
  if (forms.size === 0) return text;
  const parts: string[] = [];
  let kept = 0;
  let at = 0;
  while (at + shortestSecret <= text.length) {
    const found = forms
      .get(text.slice(at, at + shortestSecret))
      ?.find((form) => text.startsWith(form, at) && !isPartOfNumber(text, at, form));
    if (found === undefined) {
      at += 1;
      continue;
    }
    parts.push(text.slice(kept, at), hidden);
    at += found.length;
    kept = at;
  }
  return kept === 0 ? text : [...parts, text.slice(kept)].join("");
}

function isPartOfNumber(text: string, at: number, form: string): boolean {
  if (form.length >= shortestInNames || !isNumber.test(form)) return false;
  return isDigit.test(text[at - 1] ?? "") || isDigit.test(text[at + form.length] ?? "");
}

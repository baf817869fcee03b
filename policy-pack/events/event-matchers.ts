import { matchesWildcard } from "../values/wildcard";

/** Texts as IAM-style patterns: those that are let through, and the exceptions among them. */
export interface TextScope {
  readonly pattern: string;
  readonly except: readonly string[];
}

const everything: TextScope = { pattern: "*", except: [] };

/**
 * The texts that one matcher of an EventBridge pattern lets through; everything if it is not known
 * here.
 */
export function textScope(matcher: unknown): TextScope | undefined {
  if (typeof matcher === "string") return { pattern: literal(matcher), except: [] };
  if (typeof matcher !== "object" || matcher === null) return undefined;
  const [operator = "", operand] = Object.entries(matcher)[0] ?? [];
  if (operator === "exists") return operand === false ? undefined : everything;
  if (operator === "numeric" || operator === "cidr") return undefined;
  if (operator === "anything-but") {
    return { pattern: "*", except: [operand].flat().flatMap(excludedTexts) };
  }
  const [pattern] = operatorPatterns(operator, operand);
  return pattern === undefined ? everything : { pattern, except: [] };
}

/** Whether one of the matchers lets the text through. */
export function admitsText(matchers: readonly unknown[], text: string): boolean {
  return matchers.some((matcher) => {
    const scope = textScope(matcher);
    return (
      scope !== undefined &&
      matchesWildcard(text, scope.pattern) &&
      !scope.except.some((each) => matchesWildcard(text, each))
    );
  });
}

/** Excludes no more than `anything-but` does, so that no possible match is missed. */
function excludedTexts(operand: unknown): readonly string[] {
  if (typeof operand === "string") return [literal(operand)];
  if (typeof operand !== "object" || operand === null) return [];
  return Object.entries(operand).flatMap(([operator, value]) =>
    operator === "equals-ignore-case"
      ? [value].flat().map((each) => literal(String(each)))
      : [value].flat().flatMap((each) => {
          const exact = caseIgnored(each) ?? each;
          return typeof exact === "string" ? operatorPatterns(operator, exact) : [];
        }),
  );
}

function operatorPatterns(operator: string, operand: unknown): readonly string[] {
  const ignored = caseIgnored(operand);
  const text = ignored === undefined ? operand : anyCase(ignored);
  return [text].flat().flatMap((each) => {
    if (typeof each !== "string") return [];
    if (operator === "prefix") return [`${literal(each)}*`];
    if (operator === "suffix") return [`*${literal(each)}`];
    if (operator === "equals-ignore-case") return [anyCase(each)];
    return operator === "wildcard" ? [wildcards(each)] : [];
  });
}

function caseIgnored(operand: unknown): string | undefined {
  if (typeof operand !== "object" || operand === null) return undefined;
  const text: unknown = Reflect.get(operand, "equals-ignore-case");
  return typeof text === "string" ? text : undefined;
}

/**
 * `*` and `?` are literals in EventBridge. IAM patterns can't escape `*`, so it becomes `?`, any
 * one character.
 */
function literal(text: string): string {
  return text.replaceAll("*", "?");
}

function anyCase(text: string): string {
  return text.replace(/\p{L}|\*/gu, "?");
}

/** In EventBridge only `*` is a wildcard, unless a backslash precedes it. */
function wildcards(text: string): string {
  return text.replace(/\\([*\\])/g, (_, escaped: string) => (escaped === "*" ? "?" : escaped));
}

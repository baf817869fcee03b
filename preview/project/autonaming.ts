import { exitStatus, PreviewError } from "../preview-error";
import { isYamlMap, type YamlMap } from "./yaml-file";

/** How a resource is named if the program sets no name. */
export type NameRule =
  /** The provider's own rule. */
  | { readonly mode: "default" }
  /** The program must set a name. */
  | { readonly mode: "disabled" }
  /** The provider may adapt a proposed name, but not an enforced one. */
  | { readonly mode: "propose" | "enforce"; readonly pattern: string };

/** `pulumi:autonaming` of a stack's configuration. */
export interface Autonaming {
  readonly rule: NameRule;
  readonly providers: ReadonlyMap<string, ProviderAutonaming>;
}

interface ProviderAutonaming {
  readonly rule: NameRule;
  /** By type. */
  readonly resources: ReadonlyMap<string, NameRule>;
}

interface StackScope {
  readonly organization: string;
  readonly project: string;
  readonly stack: string;
  /** Full keys; objects as JSON. */
  readonly config: { readonly [key: string]: string };
}

const key = "pulumi:autonaming";

/** Reads the setting and fills in the stack's values in its patterns. Undefined if it is not set. */
export function readAutonaming(scope: StackScope): Autonaming | undefined {
  const setting = scope.config[key];
  if (setting === undefined) return undefined;
  const section = sectionOf(parseJson(setting), ["mode", "pattern", "enforce", "providers"], key);
  const rule = ruleOf(section, scope, key) ?? { mode: "default" };
  const providers = Object.entries(mapOf(section.providers, `${key}.providers`));
  return {
    rule,
    providers: new Map(
      providers.map(([name, value]) => [name, providerOf(value, scope, rule, name)]),
    ),
  };
}

/** The rule for a type: its own, else its provider's, else the stack's. */
export function nameRuleFor({ rule, providers }: Autonaming, type: string): NameRule {
  const provider = providers.get(type.split(":")[0] ?? "");
  return provider?.resources.get(type) ?? provider?.rule ?? rule;
}

function providerOf(
  value: unknown,
  scope: StackScope,
  stackRule: NameRule,
  name: string,
): ProviderAutonaming {
  const at = `${key}.providers.${name}`;
  const section = sectionOf(value, ["mode", "pattern", "enforce", "resources"], at);
  const resources = Object.entries(mapOf(section.resources, `${at}.resources`)).map(
    ([type, settings]): [string, NameRule] => {
      const where = `${at}.resources.${type}`;
      const rule = ruleOf(sectionOf(settings, ["mode", "pattern", "enforce"], where), scope, where);
      if (rule === undefined) throw wrong(where, 'expected "mode" or "pattern".');
      return [type, rule];
    },
  );
  return { rule: ruleOf(section, scope, at) ?? stackRule, resources: new Map(resources) };
}

function ruleOf(
  { mode, pattern, enforce }: YamlMap,
  scope: StackScope,
  at: string,
): NameRule | undefined {
  if (mode !== undefined && (pattern !== undefined || enforce !== undefined)) {
    throw wrong(at, 'expected either "mode" or "pattern" and "enforce", not both.');
  }
  if (pattern !== undefined) {
    if (typeof pattern !== "string") throw wrong(at, '"pattern": expected a string.');
    if (enforce !== undefined && typeof enforce !== "boolean") {
      throw wrong(at, '"enforce": expected true or false.');
    }
    const filled = fillStackExpressions(pattern, scope, at);
    return { mode: enforce === true ? "enforce" : "propose", pattern: filled };
  }
  if (enforce !== undefined) throw wrong(at, '"enforce" needs a "pattern".');
  switch (mode) {
    case undefined:
      return undefined;
    case "default":
    case "disabled":
      return { mode };
    case "verbatim":
      return { mode: "enforce", pattern: `\${name}` };
    default:
      throw wrong(at, '"mode": expected default, verbatim or disabled.');
  }
}

function fillStackExpressions(pattern: string, scope: StackScope, at: string): string {
  return pattern
    .replaceAll(`\${organization}`, () => scope.organization)
    .replaceAll(`\${project}`, () => scope.project)
    .replaceAll(`\${stack}`, () => scope.stack)
    .replace(/\$\{config\.([^}]+)\}/g, (_match, name: string) => {
      const value = configValue(scope, name);
      if (value === undefined) throw wrong(at, `the configuration has no value for "${name}".`);
      return value;
    });
}

/** A value of the project's configuration; `name` may be a path into an object (`network.zones[0]`). */
function configValue({ config, project }: StackScope, name: string): string | undefined {
  const [first = "", ...rest] = name.split(/[.[\]]+/).filter((part) => part !== "");
  const text = config[`${project}:${first}`];
  if (text === undefined || rest.length === 0) return text;
  let value: unknown = parseJson(text);
  for (const part of rest) {
    value = typeof value === "object" && value !== null ? Reflect.get(value, part) : undefined;
  }
  if (value === undefined) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}

function sectionOf(value: unknown, known: readonly string[], at: string): YamlMap {
  const section = mapOf(value, at);
  const unknown = Object.keys(section).find((name) => !known.includes(name));
  if (unknown === undefined) return section;
  throw wrong(at, `"${unknown}" is not one of ${known.join(", ")}.`);
}

function mapOf(value: unknown, at: string): YamlMap {
  if (value === undefined || value === null) return {};
  if (isYamlMap(value)) return value;
  throw wrong(at, "expected keys and values.");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function wrong(at: string, message: string): PreviewError {
  return new PreviewError(`The stack's configuration, ${at}: ${message}`, exitStatus.wrongUse);
}

import type { EnforcementLevel, Policies } from "@pulumi/policy";
import { changePolicy, type ParameterDefaults } from "./engine/define-policy";
import { formerPolicies } from "./engine/former-names";
import { packOf, requirementPolicies } from "./policies";
import { nearest } from "./values/nearest";
import { ownValue } from "./values/own-value";

/** The policies of a pack, defined as changes to this package's policies. */
export interface PoliciesDefinition {
  /** The organization's own policies, made with this package or any copy of `@pulumi/policy`. */
  readonly policies?: Policies;
  /**
   * Which policies of this package the pack includes: all, none, or all but the named ones.
   * Default: all.
   */
  readonly extend?: boolean | { readonly without: readonly string[] };
  /** New parameter defaults, by policy and parameter. A default is replaced as a whole. */
  readonly defaults?: Readonly<Record<string, ParameterDefaults>>;
  /** New enforcement levels, by policy. */
  readonly levels?: Readonly<Record<string, EnforcementLevel>>;
}

/** An invalid pack definition. The message lists each mistake on its own line. */
export class DefinitionError extends Error {}

const levelNames: readonly EnforcementLevel[] = ["advisory", "mandatory", "remediate", "disabled"];

/**
 * The policies of a pack. They always include `settings`, `configuration-not-relaxed` and
 * `exemptions`, because the other policies need them.
 * @throws DefinitionError if the definition names something that does not exist, or names a policy
 * twice
 */
export function composePolicies(definition: PoliciesDefinition): Policies {
  const {
    policies: own = [],
    extend = true,
    defaults,
    levels,
    without,
  } = byCurrentNames(definition);
  const base = extend === false ? [] : requirementPolicies;
  const kept = base.filter(({ name }) => !without.includes(name));
  const pack = packOf([...kept, ...own], (policy) =>
    changePolicy(policy, {
      enforcementLevel: ownValue(levels, policy.name),
      defaults: ownValue(defaults, policy.name),
    }),
  );
  const problems = [
    ...without.flatMap((name) => notLeftOut(name)),
    ...repeatedNames(pack),
    ...Object.entries(levels).flatMap(([name, level]) => [
      ...unknownName("levels", name, namesOf(pack)),
      ...unknownLevel(name, level),
    ]),
    ...Object.entries(defaults).flatMap(([name, values]) => [
      ...unknownName("defaults", name, namesOf(pack)),
      ...unknownParameters(pack, name, values),
    ]),
  ];
  if (problems.length > 0) throw new DefinitionError(problems.join("\n"));
  return pack;
}

/** A sentence for each policy that the definition still calls by a former name. */
export function renamedPolicies({
  policies = [],
  extend,
  defaults = {},
  levels = {},
}: PoliciesDefinition): readonly string[] {
  const without = typeof extend === "object" ? extend.without : [];
  const named = new Set([...without, ...Object.keys(defaults), ...Object.keys(levels)]);
  return [...formerNames(policies)]
    .filter(([former]) => named.has(former))
    .map(([former, current]) => `policy '${former}' is called '${current}' now: rename it`);
}

function formerNames(own: Policies): ReadonlyMap<string, string> {
  return formerPolicies([...requirementPolicies, ...own]);
}

function byCurrentNames({ defaults = {}, levels = {}, ...definition }: PoliciesDefinition) {
  const former = formerNames(definition.policies ?? []);
  const current = (name: string) => former.get(name) ?? name;
  const renamed = <Value>(record: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [current(name), value]));
  const { extend } = definition;
  return {
    ...definition,
    defaults: renamed(defaults),
    levels: renamed(levels),
    without: typeof extend === "object" ? extend.without.map(current) : [],
  };
}

function notLeftOut(name: string): readonly string[] {
  if (namesOf(packOf([])).includes(name)) {
    return [`extend.without names policy '${name}', which can't be left out: the others need it`];
  }
  return unknownName("extend.without", name, namesOf(requirementPolicies));
}

function unknownName(key: string, name: string, names: readonly string[]): readonly string[] {
  if (names.includes(name)) return [];
  const near = nearest(name, names);
  return [
    `${key} names policy '${name}', which is not there${near === undefined ? "" : `; did you mean '${near}'?`}`,
  ];
}

function repeatedNames(pack: Policies): readonly string[] {
  const names = namesOf(pack);
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map(
      (name) =>
        `policies has '${name}', a name that the pack has already: choose another, or leave the other policy out (extend.without)`,
    );
}

function unknownLevel(name: string, level: EnforcementLevel): readonly string[] {
  if (levelNames.includes(level)) return [];
  return [`levels['${name}'] is '${level}': expected ${levelNames.join(", ")}`];
}

function unknownParameters(pack: Policies, name: string, values: object): readonly string[] {
  const policy = pack.find((each) => each.name === name);
  if (policy === undefined) return [];
  const names = Object.keys(policy.configSchema?.properties ?? {});
  return Object.keys(values)
    .filter((parameter) => !names.includes(parameter))
    .map(
      (parameter) =>
        `defaults['${name}'] has '${parameter}', which is no parameter of it; there are: ${names.join(", ") || "none"}`,
    );
}

function namesOf(policies: Policies): readonly string[] {
  return policies.map(({ name }) => name);
}

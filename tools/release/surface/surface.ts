import type { Policies } from "@pulumi/policy";
import { formerParameters, formerPolicies } from "../../../policy-pack/engine/former-names";
import { type ParameterSchema, typeText } from "../../docs/policy-pages/parameter-text";

/** What configurations name of the policy pack. */
export interface Surface {
  /** Of the package. */
  readonly version: string;
  readonly policies: Readonly<Record<string, PolicySurface>>;
}

export interface PolicySurface {
  readonly level: string;
  readonly formerNames?: FormerNames;
  readonly parameters: Readonly<Record<string, ParameterSurface>>;
}

interface ParameterSurface {
  readonly type: string;
  readonly default: unknown;
  readonly formerNames?: FormerNames;
}

/** Each with the version that was the first to have it as a former name. */
export type FormerNames = Readonly<Record<string, string>>;

/** @param earlier the surface of the last release, which knows since when names are former ones */
export function surfaceOf(policies: Policies, version: string, earlier?: Surface): Surface {
  const former = Map.groupBy(formerPolicies(policies), ([, name]) => name);
  return {
    version,
    policies: Object.fromEntries(
      policies.map(({ name, enforcementLevel = "mandatory", configSchema }) => [
        name,
        {
          level: enforcementLevel,
          ...formerNamesOf(former.get(name), version, earlier?.policies[name]),
          parameters: parametersOf(
            (configSchema?.properties ?? {}) as Readonly<Record<string, ParameterSchema>>,
            version,
            earlier?.policies[name],
          ),
        },
      ]),
    ),
  };
}

function parametersOf(
  schemas: Readonly<Record<string, ParameterSchema>>,
  version: string,
  earlier: PolicySurface | undefined,
): PolicySurface["parameters"] {
  const formerToNow = formerParameters(schemas);
  const former = Map.groupBy(formerToNow, ([, name]) => name);
  return Object.fromEntries(
    Object.entries(schemas)
      .filter(([name]) => !formerToNow.has(name))
      .map(([name, schema]) => [
        name,
        {
          type: typeText(schema),
          default: schema.default,
          ...formerNamesOf(former.get(name), version, earlier?.parameters[name]),
        },
      ]),
  );
}

function formerNamesOf(
  names: readonly (readonly [former: string, current: string])[] = [],
  version: string,
  earlier: { readonly formerNames?: FormerNames } | undefined,
): { readonly formerNames?: FormerNames } {
  if (names.length === 0) return {};
  const since = names.map(([name]) => [name, earlier?.formerNames?.[name] ?? version]);
  return { formerNames: Object.fromEntries(since) };
}

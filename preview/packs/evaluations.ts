import { isDeepStrictEqual } from "node:util";
import type { ConfiguredExemption, PackEvaluation, PolicyEvaluation } from "../evaluation";
import type { ResolvedConfig } from "./config-resolution";
import { exemptionPolicyOf } from "./exemption-schema";
import { formerNames } from "./former-names";
import { isJsonObject, type JsonValue, type PackInfo, type PolicyInfo } from "./pack-info";

/** Records which policies of a pack evaluate which resources. */
export interface EvaluationRecorder {
  /** @param notApplicable the policies that do not apply to the resource */
  readonly recordResource: (urn: string, notApplicable: readonly string[]) => void;
  readonly recordStack: (urn: string, notApplicable: readonly string[]) => void;
  readonly evaluation: (directory: string) => PackEvaluation;
}

export function createRecorder(
  info: PackInfo,
  config: ReadonlyMap<string, ResolvedConfig>,
): EvaluationRecorder {
  const urns = new Map<string, string[]>(info.policies.map(({ name }) => [name, []]));
  const selective = new Set<string>();
  const levelOf = ({ name, level }: PolicyInfo) => config.get(name)?.level ?? level;
  const enabled = info.policies.filter((policy) => levelOf(policy) !== "disabled");
  const enabledInScope = (scope: PolicyInfo["scope"]) =>
    enabled.filter((policy) => policy.scope === scope).map(({ name }) => name);
  const [resourcePolicies, stackPolicies] = [enabledInScope("resource"), enabledInScope("stack")];
  let hasEvaluatedStack = false;
  const record = (names: readonly string[], urn: string, notApplicable: readonly string[]) => {
    const declined = new Set(notApplicable);
    for (const name of names) {
      if (declined.has(name)) selective.add(name);
      else urns.get(name)?.push(urn);
    }
  };
  return {
    recordResource: (urn, notApplicable) => record(resourcePolicies, urn, notApplicable),
    recordStack: (urn, notApplicable) => {
      hasEvaluatedStack = true;
      record(stackPolicies, urn, notApplicable);
    },
    evaluation: (directory) => ({
      policyPack: info.name,
      policyPackVersion: info.version,
      directory,
      policies: info.policies.map((policy): PolicyEvaluation => {
        const { name, description, scope, schema } = policy;
        const parameters = config.get(name)?.properties ?? {};
        return {
          policy: name,
          description,
          level: levelOf(policy),
          scope,
          parameters,
          changedParameters: Object.keys(parameters).filter(
            (key) => !isDeepStrictEqual(parameters[key], schema?.properties[key]?.default),
          ),
          isSelective: selective.has(name),
          urns: urns.get(name) ?? [],
        };
      }),
      exemptions: configuredExemptions(info, config),
      hasEvaluatedStack,
    }),
  };
}

function configuredExemptions(
  { policies }: PackInfo,
  config: ReadonlyMap<string, ResolvedConfig>,
): readonly ConfiguredExemption[] {
  const policy = exemptionPolicyOf(policies);
  const given = policy === undefined ? undefined : config.get(policy)?.properties.exemptions;
  const exemptions = Array.isArray(given) ? (given as readonly JsonValue[]) : [];
  const names = formerNames(policies);
  return exemptions
    .flatMap(readExemption)
    .map((each) => ({ ...each, policy: names.get(each.policy) ?? each.policy }));
}

function readExemption(given: JsonValue): readonly ConfiguredExemption[] {
  if (!isJsonObject(given)) return [];
  const text = (key: string) => (typeof given[key] === "string" ? given[key] : "");
  const [policy, resource, reason] = [text("policy"), text("resource"), text("reason")];
  const ticket = text("ticket");
  const more = ticket === "" ? {} : { ticket };
  return [{ policy, resource, reason, owner: text("owner"), expires: text("expires"), ...more }];
}

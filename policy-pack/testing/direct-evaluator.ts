import type {
  Policies,
  PolicyResource,
  ReportViolation,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";
import { inOwnRequest } from "../engine/dispatch";
import { oncePer } from "../values/once-per";
import type { PackConfiguration } from "./evaluator";
import { plainProperties } from "./plain-properties";

type Policy = Policies[number];
type PolicyFunction = { readonly __pulumiType?: string };
type Properties = Readonly<Record<string, unknown>>;

/** A resource as the engine passes it to a pack, with properties in the wire format. */
export interface AnalyzedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  /** URNs, by property. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly ignoreChanges: readonly string[];
  readonly provider?: { readonly urn: string; readonly properties: Properties };
}

export interface Finding {
  readonly policy: string;
  /** Undefined if a stack policy names no resource. */
  readonly urn: string | undefined;
  readonly level: "advisory" | "mandatory";
  /** Without the description of the policy in front. */
  readonly message: string;
}

export interface DirectAnswer {
  readonly findings: readonly Finding[];
  /** Why a policy does not apply, by its name. */
  readonly notApplicable: ReadonlyMap<string, string>;
}

class NotApplicable extends Error {}

export interface DirectEvaluator {
  /** The resource phase, for one resource. */
  analyze(resource: AnalyzedResource): Promise<DirectAnswer>;
  /** The stack phase, after `analyze` of each of the resources. */
  analyzeStack(resources: readonly AnalyzedResource[]): Promise<DirectAnswer>;
}

/**
 * Calls the functions of policies in this process. It leaves out what only the SDK's server does:
 * wire encoding, proxies that throw at unknown values, remediation.
 */
export function directEvaluator(
  policies: Policies,
  configuration: PackConfiguration,
): DirectEvaluator {
  const enabled = policies.filter((policy) => levelOf(policy, configuration) !== "disabled");
  const ofResources = enabled.filter(isResourcePolicy);
  const ofStacks = enabled.filter(isStackPolicy);
  const evaluate = async <Tested extends Policy>(
    tested: readonly Tested[],
    about: string | undefined,
    call: (policy: Tested, getConfig: GetConfig, report: ReportViolation) => unknown,
  ): Promise<DirectAnswer> => {
    const findings: Finding[] = [];
    const notApplicable = new Map<string, string>();
    for (const policy of tested) {
      const { enforcementLevel: _, ...config } = configuration[policy.name] ?? {};
      const level = levelOf(policy, configuration) === "advisory" ? "advisory" : "mandatory";
      const getConfig = <Config extends object>() => structuredClone(config) as object as Config;
      const report = (violation: unknown, urn = about) => {
        findings.push(findingOf(policy, { violation, urn, level }));
      };
      try {
        await call(policy, getConfig, report as ReportViolation);
      } catch (error) {
        if (!(error instanceof NotApplicable)) throw error;
        notApplicable.set(policy.name, error.message);
      }
    }
    return { findings, notApplicable };
  };
  return {
    analyze: (resource) =>
      inOwnRequest(() =>
        evaluate(ofResources, resource.urn, async (policy, getConfig, report) => {
          for (const validate of [policy.validateResource ?? []].flat()) {
            const { __pulumiType: type = resource.type } = validate as PolicyFunction;
            if (type !== resource.type) {
              notApplicable(`Policy only applies to resources of type '${type}'`);
            }
            await validate(resourceArgs(resource, getConfig), report);
          }
        }),
      ),
    analyzeStack: (analyzed) => {
      const resources = linkedResources(analyzed);
      return evaluate(ofStacks, undefined, (policy, getConfig, report) =>
        policy.validateStack({ resources, stackTags: new Map(), getConfig, notApplicable }, report),
      );
    },
  };
}

function levelOf({ name }: Policy, configuration: PackConfiguration) {
  return configuration[name]?.enforcementLevel ?? "disabled";
}

type GetConfig = ResourceValidationArgs["getConfig"];

function isResourcePolicy(policy: Policy): policy is ResourceValidationPolicy {
  return "validateResource" in policy;
}

function isStackPolicy(policy: Policy): policy is StackValidationPolicy {
  return "validateStack" in policy;
}

function notApplicable(reason = "Policy does not apply"): never {
  throw new NotApplicable(reason);
}

function resourceArgs(resource: AnalyzedResource, getConfig: GetConfig): ResourceValidationArgs {
  return {
    ...commonOf(resource),
    props: plainProperties(resource.inputs),
    stackTags: new Map(),
    getConfig,
    notApplicable,
  };
}

/** The resources of a stack as stack policies see them. */
function linkedResources(resources: readonly AnalyzedResource[]): PolicyResource[] {
  const built = resources.map((resource) => ({ ...unlinkedResource(resource) }));
  const byUrn = new Map(built.map((each) => [each.urn, each]));
  for (const [index, { propertyDependencies }] of resources.entries()) {
    const entries = Object.entries(propertyDependencies).map(([property, urns]) => [
      property,
      urns.flatMap((urn) => byUrn.get(urn) ?? []),
    ]);
    Object.assign(built[index] ?? {}, { propertyDependencies: Object.fromEntries(entries) });
  }
  return built;
}

const unlinkedResource = oncePer(
  (resource: AnalyzedResource): PolicyResource => ({
    ...commonOf(resource),
    props: plainProperties(resource.outputs),
    dependencies: [],
    propertyDependencies: {},
  }),
);

function commonOf({ type, name, urn, ignoreChanges, provider }: AnalyzedResource) {
  return {
    type,
    name,
    urn,
    isType: () => false,
    asType: () => undefined,
    opts: {
      protect: false,
      ignoreChanges: [...ignoreChanges],
      aliases: [],
      customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
      additionalSecretOutputs: [],
    },
    ...(provider && {
      provider: {
        type: "pulumi:providers:aws",
        name: "default",
        urn: provider.urn,
        props: plainProperties(provider.properties),
      },
    }),
  };
}

interface Reported {
  readonly violation: unknown;
  readonly urn: string | undefined;
  readonly level: Finding["level"];
}

/**
 * The SDK's server also accepts an object with its own level; the SDK's type does not say so
 * (1.21).
 */
function findingOf(policy: Policy, { violation, urn, level }: Reported): Finding {
  const given = (typeof violation === "object" ? violation : { message: violation, urn }) as {
    readonly message: string;
    readonly urn?: string;
    readonly enforcementLevel?: Finding["level"];
  };
  const prefix = `${policy.description}\n`;
  const { message } = given;
  return {
    policy: policy.name,
    urn: given.urn || urn,
    level: given.enforcementLevel ?? level,
    message: message.startsWith(prefix) ? message.slice(prefix.length) : message,
  };
}

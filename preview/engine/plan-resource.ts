import { awsCheck, awsPlannedOutputs } from "../aws/check";
import type { PlannedResource, Properties, ResourceOptions } from "../model";
import { type NameRule, nameRuleFor } from "../project/autonaming";
import type { Deployment } from "./deployment";
import { isFixedName } from "./pattern-name";
import { mapValues, wrapSecret } from "./property-values";
import { describeProvider, isConfigured } from "./providers";
import type { Registration } from "./registration";
import { isProviderType, packageOf, rootStackType } from "./urn";

/** A resource as the program declares it, with its URN and provider. */
export interface Goal {
  readonly urn: string;
  readonly registration: Registration;
  /** Reference of the provider, "" for none. */
  readonly provider: string;
  readonly inputs: Properties;
}

/** Runs Check, remediation and analysis, then computes the outputs that are known before the update. */
export async function planResource(deployment: Deployment, goal: Goal): Promise<PlannedResource> {
  const policies = await deployment.policies;
  const wanted = describeGoal(deployment, goal);
  deployment.beingPlanned = wanted;
  try {
    const checked = { ...wanted, inputs: check(wanted, nameRuleOf(deployment, goal)) };
    deployment.beingPlanned = checked;
    const inputs = await policies.remediate(checked);
    const remediated: PlannedResource = { ...checked, inputs };
    await policies.analyze({ ...remediated, outputs: {} });
    return { ...remediated, outputs: plannedOutputs(remediated) };
  } catch (error) {
    const cause = error instanceof Error ? error : new Error(String(error));
    deployment.fail(cause);
    throw cause;
  }
}

function check(resource: PlannedResource, rule: NameRule): Properties {
  const bridged = resource.kind === "custom" && packageOf(resource.type) === "aws";
  return bridged && isConfigured(resource.provider) ? awsCheck(resource, rule) : resource.inputs;
}

/** The stack's naming rule for the resource. */
function nameRuleOf({ scope }: Deployment, { registration }: Goal): NameRule {
  return scope.autonaming === undefined || !registration.custom
    ? { mode: "default" }
    : nameRuleFor(scope.autonaming, registration.type);
}

/** Empty for components, which register their outputs later. The outputs of a provider are its inputs. */
function plannedOutputs(resource: PlannedResource): Properties {
  if (resource.kind === "component" || resource.kind === "stack") return {};
  if (!isConfigured(resource.provider)) return {};
  const { __defaults: _marks, ...inputs } = resource.inputs;
  const outputs =
    packageOf(resource.type) === "aws" && resource.kind === "custom"
      ? awsPlannedOutputs(resource.type, inputs)
      : inputs;
  const secret = new Set(resource.options.additionalSecretOutputs);
  return mapValues(outputs, (value, key) => (secret.has(key) ? wrapSecret(value) : value));
}

/** The resource as the program declares it, with unknown outputs. */
export function describeGoal(deployment: Deployment, goal: Goal): PlannedResource {
  const { urn, registration, inputs } = goal;
  const { propertyDependencies, parentUrn } = registration;
  const provider = describeProvider(deployment, goal.provider);
  const options = isFixedName(nameRuleOf(deployment, goal))
    ? { ...describeOptions(registration), deleteBeforeReplace: true }
    : describeOptions(registration);
  const dependencies = Object.fromEntries(
    [...propertyDependencies].map(([key, urns]) => [key, [...urns]]),
  );
  return {
    urn,
    type: registration.type,
    name: registration.name,
    kind: kindOf(registration),
    remote: registration.remote,
    inputs,
    outputs: {},
    ...(parentUrn === "" ? {} : { parentUrn }),
    dependencies: [...new Set(registration.options.getDependsOnList())],
    propertyDependencies: dependencies,
    options,
    ...(provider === undefined || kindOf(registration) === "component" ? {} : { provider }),
    ...(registration.source === undefined ? {} : { source: registration.source }),
  };
}

function kindOf({ type, custom }: Registration): PlannedResource["kind"] {
  if (type === rootStackType) return "stack";
  if (isProviderType(type)) return "provider";
  return custom ? "custom" : "component";
}

/** The engine sends packs only aliases that match an earlier deployment: here there is none. */
function describeOptions({ options }: Registration): ResourceOptions {
  const timeouts = options.getCustomTimeouts();
  return {
    protect: options.getProtect() === true,
    ignoreChanges: options.getIgnoreChangesList(),
    ...(options.hasDeleteBeforeReplace()
      ? { deleteBeforeReplace: options.getDeleteBeforeReplace() === true }
      : {}),
    aliases: [],
    ...(timeouts === undefined
      ? {}
      : {
          customTimeouts: {
            create: seconds(timeouts.getCreate()),
            update: seconds(timeouts.getUpdate()),
            delete: seconds(timeouts.getDelete()),
          },
        }),
    additionalSecretOutputs: options.getAdditionalSecretOutputsList(),
  };
}

const secondsPerUnit: { readonly [unit: string]: number } = {
  h: 3600,
  m: 60,
  s: 1,
  ms: 1e-3,
  us: 1e-6,
  ns: 1e-9,
};

/** Converts a Go duration (`1h30m`) to seconds; 0 for an empty text. */
function seconds(duration: string): number {
  const parts = [...duration.matchAll(/([\d.]+)(h|ms|m|us|ns|s)/g)];
  if (parts.map(([part]) => part).join("") !== duration) {
    throw new Error(`unable to parse customTimeout Value ${duration}`);
  }
  return parts.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (secondsPerUnit[unit ?? ""] ?? 0),
    0,
  );
}

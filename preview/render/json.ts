import {
  isList,
  isMap,
  isUnknown,
  mapValues,
  signatureOf,
  signatures,
  unknownValue,
} from "../engine/property-values";
import type { PlannedResource, PreviewResult, PropertyValue, StackOutput } from "../model";
import { notEvaluated } from "../not-evaluated";
import { printable } from "../printable";
import { isWhollySecret } from "../program/stack-outputs";
import { hideSecrets } from "../secrets/hide-secrets";
import { countResult, outcomeOf, shownResources } from "./counts";

/**
 * The preview of one stack as JSON. Stable within a `schemaVersion`; keys may be added.
 *
 * - `outcome`: `passed`, `violations` (a mandatory one) or `failed` (the program); `error` holds its message.
 * - `judged`: `plan`, or `state` (a deployed stack).
 * - `summary`: counts: `create`, `deployed`, `read`, `mandatory`, `advisory`, `violating` and `remediated` (resources).
 * - `resources`: in the order of registration, without default providers: `urn`, `type`, `name`, `kind`,
 *   `operation` (`create`, `deployed` or `read`), `remote`, `parent`, `provider` (URNs), `source` (file and line), `inputs`, `dependencies`,
 *   `propertyDependencies`.
 * - `outputs`: of the stack, by name.
 * - `policyPacks`: `name`, `version`, `directory`, `policies`, `exemptionsIn`, `typesNotAskedAbout`.
 * - `violations`: `policyPack`, `policyPackVersion`, `policy`, `level`, `severity`, `message`, `description`,
 *   `remediationSteps`, `url`, `urn`; `remediations`: `policyPack`, `policy`, `urn`, `before`, `after`.
 * - `notEvaluated`: what no policy could look into: `kind` (`policy-pack`, `component`, `template`, `command`), `urn` or `policyPack`,
 *   `reason`.
 * - `messages`: the program's messages: `severity`, `text`, `urn`, `source`; `notes`: `kind`, `text`.
 * - `durations`: milliseconds.
 *
 * In values, a secret is `"[secret]"`, and a value that is not known before the update is Pulumi's sentinel
 * `"04da6b54-80e4-46f7-96ec-b56ff0331ba9"`, as in `pulumi preview --json`.
 */
export function renderJson(result: PreviewResult): string {
  return stringify(describe(result));
}

/** Several stacks: an array with the JSON of each. */
export function renderStacksJson(results: readonly PreviewResult[]): string {
  return stringify(results.map(describe));
}

function stringify(value: unknown): string {
  return printable(`${JSON.stringify(value, undefined, 2)}\n`);
}

function describe(given: PreviewResult) {
  const result = hideSecrets(given);
  return {
    schemaVersion: 1,
    organization: result.organization,
    project: result.project,
    stack: result.stack,
    judged: result.judged ?? "plan",
    outcome: outcomeOf(result),
    ...(result.programError === undefined ? {} : { error: result.programError }),
    summary: countResult(result),
    resources: shownResources(result).map((each) => describeResource(each, result.judged)),
    outputs: Object.fromEntries(result.outputs.map((output) => [output.name, outputValue(output)])),
    policyPacks: result.packs,
    violations: result.violations,
    remediations: result.remediations.map((remediation) => ({
      ...remediation,
      before: mapValues(remediation.before, shownValue),
      after: mapValues(remediation.after, shownValue),
    })),
    notEvaluated: notEvaluated(result),
    messages: result.programMessages,
    notes: result.notes,
    durations: result.durations,
  };
}

function describeResource(resource: PlannedResource, judged: PreviewResult["judged"]) {
  const { urn, type, name, kind, remote, parentUrn, provider, source } = resource;
  return {
    urn,
    type,
    name,
    kind,
    operation: kind === "read" ? "read" : judged === "state" ? "deployed" : "create",
    remote,
    ...(parentUrn === undefined ? {} : { parent: parentUrn }),
    ...(provider === undefined ? {} : { provider: provider.urn }),
    ...(source === undefined ? {} : { source }),
    inputs: mapValues(resource.inputs, shownValue),
    dependencies: resource.dependencies,
    propertyDependencies: resource.propertyDependencies,
  };
}

function outputValue(output: StackOutput): PropertyValue {
  if (isWhollySecret(output)) return "[secret]";
  return output.value === undefined ? unknownValue : shownValue(output.value);
}

function shownValue(value: PropertyValue): PropertyValue {
  if (isUnknown(value)) return unknownValue;
  if (isList(value)) return value.map(shownValue);
  if (!isMap(value)) return value;
  switch (signatureOf(value)) {
    case signatures.secret:
      return "[secret]";
    case signatures.output:
      if (value.secret === true) return "[secret]";
      return value.value === undefined ? unknownValue : shownValue(value.value);
    default:
      return mapValues(value, shownValue);
  }
}

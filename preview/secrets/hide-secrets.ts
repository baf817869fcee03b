import { isList, isMap, signatureKey, wrapSecret } from "../engine/property-values";
import type { PackEvaluation } from "../evaluation";
import type {
  PlannedResource,
  PreviewResult,
  Properties,
  PropertyValue,
  StackOutput,
} from "../model";
import { isWhollySecret } from "../program/stack-outputs";
import { hidden, type SecretMask, secretMask } from "./secret-mask";
import { resourceSecrets, secretTexts } from "./secret-values";

const memoized = new WeakMap<PreviewResult, PreviewResult>();

/**
 * The result with all secrets hidden, in every encoding. Every output is rendered from it. Policies and the program receive
 * secrets in plain text and may quote them, so this must happen before text is escaped, indented or truncated.
 */
export function hideSecrets(result: PreviewResult): PreviewResult {
  const done = memoized.get(result);
  if (done !== undefined) return done;
  const safe = hide(result, secretMask(secretsOf(result)));
  memoized.set(result, safe);
  memoized.set(safe, safe);
  return safe;
}

/** The secrets of resources, outputs, remediations and configuration. */
function secretsOf({
  resources,
  outputs,
  remediations,
  secrets = [],
}: PreviewResult): ReadonlySet<string> {
  const values = [
    ...remediations.flatMap(({ before, after }) => [before, after]),
    ...outputs.map((output) =>
      isWhollySecret(output) ? wrapSecret(output.value ?? null) : (output.value ?? null),
    ),
  ];
  return new Set([
    ...secrets,
    ...resourceSecrets(resources),
    ...values.flatMap((value) => secretTexts(value)),
  ]);
}

function hide(result: PreviewResult, mask: SecretMask): PreviewResult {
  const { name, text } = mask;
  const { programError, secrets: _secrets, ...rest } = result;
  return {
    ...rest,
    project: name(result.project),
    stack: name(result.stack),
    resources: result.resources.map((each) => hideInResource(each, mask)),
    outputs: result.outputs.map((each) => hideInOutput(each, mask)),
    notes: result.notes.map((note) => ({ ...note, text: text(note.text) })),
    programMessages: result.programMessages.map((message) => ({
      ...message,
      text: text(message.text),
      ...(message.urn === undefined ? {} : { urn: name(message.urn) }),
    })),
    packs: result.packs.map((pack) => ({
      ...pack,
      ...(pack.policies === undefined
        ? {}
        : { policies: pack.policies.map((policy) => hideInTexts(policy, mask)) }),
    })),
    ...(result.evaluations === undefined
      ? {}
      : { evaluations: result.evaluations.map((each) => hideInEvaluation(each, mask)) }),
    violations: result.violations.map((each) => ({
      ...hideInTexts(each, mask),
      message: text(each.message),
      urn: name(each.urn),
    })),
    remediations: result.remediations.map((each) => ({
      ...each,
      urn: name(each.urn),
      before: hideInProperties(each.before, mask),
      after: hideInProperties(each.after, mask),
    })),
    ...(programError === undefined ? {} : { programError: text(programError) }),
  };
}

function hideInEvaluation(evaluation: PackEvaluation, mask: SecretMask): PackEvaluation {
  return {
    ...evaluation,
    policies: evaluation.policies.map((each) => ({
      ...each,
      description: mask.text(each.description),
      parameters: hideInProperties(each.parameters, mask),
      urns: each.urns.map(mask.name),
    })),
    exemptions: evaluation.exemptions.map((each) => ({
      ...each,
      resource: mask.name(each.resource),
      reason: mask.text(each.reason),
      owner: mask.text(each.owner),
    })),
  };
}

function hideInResource(resource: PlannedResource, mask: SecretMask): PlannedResource {
  const { parentUrn, provider } = resource;
  return {
    ...resource,
    urn: mask.name(resource.urn),
    name: mask.name(resource.name),
    inputs: hideInProperties(resource.inputs, mask),
    outputs: hideInProperties(resource.outputs, mask),
    dependencies: resource.dependencies.map(mask.name),
    propertyDependencies: Object.fromEntries(
      Object.entries(resource.propertyDependencies).map(([property, urns]) => [
        mask.name(property),
        urns.map(mask.name),
      ]),
    ),
    ...(parentUrn === undefined ? {} : { parentUrn: mask.name(parentUrn) }),
    ...(provider === undefined
      ? {}
      : {
          provider: {
            ...provider,
            urn: mask.name(provider.urn),
            properties: hideInProperties(provider.properties, mask),
          },
        }),
  };
}

function hideInOutput(output: StackOutput, mask: SecretMask): StackOutput {
  const { value } = output;
  return {
    ...output,
    name: mask.name(output.name),
    value: value === undefined ? undefined : hideInValue(value, mask),
  };
}

interface Described {
  readonly description: string;
  readonly remediationSteps?: string;
  readonly url?: string;
}

function hideInTexts<Texts extends Described>(texts: Texts, mask: SecretMask): Texts {
  const { remediationSteps, url } = texts;
  return {
    ...texts,
    description: mask.text(texts.description),
    ...(remediationSteps === undefined ? {} : { remediationSteps: mask.text(remediationSteps) }),
    ...(url === undefined ? {} : { url: mask.text(url) }),
  };
}

function hideInProperties(properties: Properties, mask: SecretMask): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [
      mask.name(key),
      key === signatureKey ? value : hideInValue(value, mask),
    ]),
  );
}

function hideInValue(value: PropertyValue, mask: SecretMask): PropertyValue {
  if (isList(value)) return value.map((item) => hideInValue(item, mask));
  if (isMap(value)) return hideInProperties(value, mask);
  if (typeof value === "string") return mask.text(value);
  return typeof value === "number" && mask.hasNumber(value) ? hidden : value;
}

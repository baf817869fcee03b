import { isList, isMap, isUnknown, mapValues } from "../../../preview/engine/property-values";
import type { PlannedResource, Properties, PropertyValue } from "../../../preview/model";
import { defaultAccountId } from "../../../preview/run/run-preview";
import { addedOutputs, filledIn } from "./aws-outputs";

/**
 * The output that supplies a value known only to the update, by input name; the ARN for all others.
 */
const sourceOutputs: Readonly<Record<string, string>> = {
  functionVersion: "version",
  queueUrl: "url",
  targetKeyId: "keyId",
};

/**
 * The state of a plan after a deployment and a refresh: all values are known, and the outputs are
 * those that the provider reads, in AWS's form.
 */
export function deployedState(
  plan: readonly PlannedResource[],
  account = defaultAccountId,
): readonly PlannedResource[] {
  const at = { account, region: regionOf(plan) };
  const added = new Map(plan.map((each) => [each.urn, addedOutputs(each, at, plan)]));
  const known = plan.map((each) => ({ ...each, inputs: knownInputs(each, added) }));
  // Runs again, because inputs now contain the ARNs of other resources.
  return known.map((each) => {
    if (each.kind !== "custom") return { ...each, outputs: each.inputs };
    const { __defaults: _marks, ...inputs } = each.inputs;
    const written = { ...mapValues(inputs, asAwsSpells), ...filledIn(each) };
    return { ...each, outputs: withTags({ ...addedOutputs(each, at, known), ...written }) };
  });
}

function regionOf(plan: readonly PlannedResource[]): string {
  const [region] = plan.flatMap(({ type, inputs }) =>
    type === "pulumi:providers:aws" ? (inputs.region ?? []) : [],
  );
  if (typeof region !== "string") throw new Error("no AWS provider of the plan has a region");
  return region;
}

function withTags(outputs: Properties): Properties {
  return outputs.tags === undefined ? outputs : { ...outputs, tagsAll: outputs.tags };
}

function knownInputs(
  { inputs, propertyDependencies }: PlannedResource,
  added: ReadonlyMap<string, Properties>,
): Properties {
  return mapValues(inputs, (value, property) => {
    const [source] = (propertyDependencies[property] ?? []).flatMap(
      (urn) => added.get(urn)?.[sourceOutputs[property] ?? "arn"] ?? [],
    );
    return source === undefined ? value : withKnown(value, source);
  });
}

function withKnown(value: PropertyValue, source: PropertyValue): PropertyValue {
  if (isUnknown(value)) return source;
  if (isList(value)) return value.map((each) => withKnown(each, source));
  return isMap(value) ? mapValues(value, (each) => withKnown(each, source)) : value;
}

/**
 * A policy document with single texts in place of lists with one element, and with its statements
 * in reverse order.
 */
function asAwsSpells(value: PropertyValue): PropertyValue {
  if (typeof value !== "string" || !value.startsWith('{"Version"')) return value;
  const { Statement: statements, ...others } = JSON.parse(value) as Properties;
  const spelled = isList(statements) ? statements.map(withoutListsOfOne).toReversed() : statements;
  return JSON.stringify({ ...others, Statement: spelled });
}

function withoutListsOfOne(value: PropertyValue): PropertyValue {
  if (isList(value) && value.length === 1) return value[0] ?? null;
  return isMap(value) ? mapValues(value, withoutListsOfOne) : value;
}

import { isList, isMap, isUnknown, mapValues } from "../../../preview/engine/property-values";
import type { PlannedResource, Properties, PropertyValue } from "../../../preview/model";
import { defaultAccountId } from "../../../preview/run/run-preview";
import { addedOutputs, filledIn } from "./aws-outputs";

/** The output that a value comes from which only an update knows, by the input; elsewhere it is the ARN. */
const sourceOutputs: Readonly<Record<string, string>> = {
  functionVersion: "version",
  queueUrl: "url",
  targetKeyId: "keyId",
};

/**
 * The state of a plan that was deployed and refreshed: what only the update knows is known, and the outputs are those
 * that the provider reads, in the spelling of AWS.
 */
export function deployedState(
  plan: readonly PlannedResource[],
  account = defaultAccountId,
): readonly PlannedResource[] {
  const at = { account, region: regionOf(plan) };
  const added = new Map(plan.map((each) => [each.urn, addedOutputs(each, at, plan)]));
  const known = plan.map((each) => ({ ...each, inputs: knownInputs(each, added) }));
  // Once more, with what one resource says of another by an ARN that is known now.
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

/** A policy document with one text for each list of one, and its statements the other way round. */
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

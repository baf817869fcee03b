import { isMap } from "../../../preview/engine/property-values";
import type { PlannedResource, Properties, PropertyValue } from "../../../preview/model";
import type { DeclaredInputs, Mutant } from "../plan-mutation/mutations";
import { changeAt } from "../plan-mutation/property-path";
import type { SchemaProperty } from "../plan-mutation/schema/schema-type";
import {
  IGNORED,
  mutationsOfProperties,
  type ValueMutation,
} from "../plan-mutation/value-mutations";
import { classKey } from "../plan-mutation/verdicts";
import { additionsTo, isNothing, valueAt } from "./list-additions";

type State = readonly PlannedResource[];

/** The maximum number of resources and elements that get the same change. */
const MOST_PER_CLASS = 6;

/**
 * Changes that only a program can make: a refresh reads no options and no unknown values, and reads
 * each value in its type.
 */
const notInStates: readonly string[] = [
  IGNORED,
  "as text",
  "flipped as text",
  "no number",
  "unknown",
];

/** Properties that duplicate a separate resource or another output, and are changed there. */
const readElsewhere: Readonly<Record<string, readonly string[]>> = {
  "aws:cloudwatch/eventRule:EventRule": ["isEnabled"],
  "aws:s3/bucket:Bucket": [
    "lifecycleRules",
    "policy",
    "serverSideEncryptionConfiguration",
    "versioning",
  ],
  "aws:sns/topic:Topic": ["policy"],
  "aws:sqs/queue:Queue": ["policy"],
};

/**
 * Lists that also contain what separate resources add: an added element counts as a change here.
 */
const addedElsewhere: Readonly<Record<string, readonly string[]>> = {
  "aws:iam/role:Role": ["inlinePolicies", "managedPolicyArns"],
};

/**
 * Every single change that a person can make in the console or CLI, as it appears in the state
 * after a refresh that keeps the inputs. Changes each output that is also an input; AWS computes
 * all other outputs.
 */
export function* mutationsOfState(state: State, declaredInputs: DeclaredInputs): Generator<Mutant> {
  const counts = new Map<string, number>();
  for (const resource of state) {
    if (resource.kind !== "custom") continue;
    for (const mutant of mutationsWithin(state, resource, declaredInputs(resource.type))) {
      const count = (counts.get(classKey(mutant)) ?? 0) + 1;
      counts.set(classKey(mutant), count);
      if (count <= MOST_PER_CLASS) yield mutant;
    }
  }
}

function* mutationsWithin(
  state: State,
  resource: PlannedResource,
  inputs: readonly SchemaProperty[],
): Generator<Mutant> {
  const { urn, type, outputs } = resource;
  const isIn = (names: readonly string[] | undefined, name: string) => names?.includes(name);
  const declared = inputs.filter(
    ({ name }) => !isIn(readElsewhere[type], name) && !isIn(addedElsewhere[type], name),
  );
  const names = declared.map(({ name }) => name);
  const pick = (chosen: readonly string[] = []) =>
    Object.fromEntries(Object.entries(outputs).filter(([name]) => chosen.includes(name)));
  const mutations = [
    ...mutationsOfProperties(pick(names), declared),
    ...additionsTo(pick(names)),
    ...[...additionsTo(pick(addedElsewhere[type]))].filter(({ at }) => at.length === 1),
  ];
  for (const mutation of mutations) {
    if (notInStates.includes(mutation.operator)) continue;
    const { path, operator } = mutation;
    yield { urn, type, path, operator, make: () => changed(state, resource, mutation) };
  }
  const path = "<resource>";
  yield { urn, type, path, operator: "removed", make: () => without(state, resource) };
}

function changed(
  state: State,
  resource: PlannedResource,
  { at, value }: ValueMutation,
): State | undefined {
  const change = (properties: Properties): Properties => {
    const result = changeAt(properties, at, () => value);
    return isMap(result) ? result : {};
  };
  const { tagsAll, ...others } = resource.outputs;
  if (isNothing(valueAt(others, at)) && isNothing(value)) return undefined;
  const outputs = change(others);
  const replaced = {
    ...resource,
    outputs: tagsAll === undefined ? outputs : { ...outputs, ...allTags(outputs.tags) },
  };
  return JSON.stringify(replaced) === JSON.stringify(resource)
    ? undefined
    : state.map((each) => (each === resource ? replaced : each));
}

function allTags(tags: PropertyValue | undefined): Properties {
  return { tagsAll: tags ?? {} };
}

function without(state: State, resource: PlannedResource): State {
  return state.filter((each) => each !== resource);
}

import { createHash } from "node:crypto";
import { patternName } from "../engine/pattern-name";
import {
  containsSecret,
  containsUnknown,
  isMap,
  mapValues,
  unknownValue,
  withoutSecrets,
  wrapSecret,
} from "../engine/property-values";
import type { PlannedResource, Properties, PropertyValue } from "../model";
import type { NameRule } from "../project/autonaming";
import { sortedJson } from "../sorted-json";
import { type AwsResourceFacts, awsResourceFacts } from "./check-table";
import { coerceScalars } from "./coerce-scalars";
import { taggableTypes } from "./taggable-types.generated";

const byProvider: NameRule = { mode: "default" };

/**
 * The inputs as the AWS provider's Check returns them: documents, names, defaults and default tags filled in.
 * @throws Error if automatic naming is disabled and the program sets no name
 */
export function awsCheck(resource: PlannedResource, rule: NameRule = byProvider): Properties {
  const facts = awsResourceFacts[resource.type] ?? {};
  const scalars = coerceScalars(resource.type, resource.inputs);
  const written = documentsAsText(scalars, facts.documents ?? []);
  const added = { ...automaticName(resource, facts, rule), ...facts.defaults };
  const missing = Object.entries(added).filter(([key]) => written[key] === undefined);
  return {
    ...written,
    ...Object.fromEntries(missing),
    ...mergedTags(resource),
    __defaults: missing.map(([key]) => key).sort(),
  };
}

/** The outputs before the update: the inputs, and unknown values for what AWS chooses. */
export function awsPlannedOutputs(type: string, inputs: Properties): Properties {
  const facts = awsResourceFacts[type] ?? {};
  const chosen = [...(facts.computed ?? []), ...(facts.optionalComputed ?? [])].filter(
    (key) => inputs[key] === undefined,
  );
  return {
    ...inputs,
    ...Object.fromEntries(chosen.map((key) => [key, unknownValue])),
    arn: unknownValue,
    ...(inputs.tags === undefined ? {} : { tagsAll: inputs.tags }),
  };
}

/** The provider appends seven random digits. Here they are derived from the URN, so that a plan is reproducible. */
function automaticName(
  { inputs, name, type, urn }: PlannedResource,
  { autoName }: AwsResourceFacts,
  rule: NameRule,
): Properties {
  if (autoName === undefined || inputs[autoName] !== undefined) return {};
  if (inputs[`${autoName}Prefix`] !== undefined) return {};
  if (rule.mode === "disabled") {
    throw new Error(
      `${name} (${type}) has no "${autoName}": automatic naming is disabled but no explicit name was provided`,
    );
  }
  if (rule.mode === "enforce") return { [autoName]: patternName(rule.pattern, name, urn) };
  const suffix = createHash("sha256").update(urn).digest("hex").slice(0, 7);
  const proposed =
    rule.mode === "propose" ? patternName(rule.pattern, name, urn) : `${name}-${suffix}`;
  const fifo = inputs.fifoTopic === true || inputs.fifoQueue === true;
  const full = `${proposed}${fifo ? ".fifo" : ""}`;
  return { [autoName]: autoName === "bucket" ? full.toLowerCase() : full };
}

/** A document that contains anything unknown is unknown as a whole. */
function documentsAsText(inputs: Properties, documents: readonly string[]): Properties {
  return mapValues(inputs, (value, key) => {
    if (!documents.includes(key)) return value;
    const plain = withoutSecrets(value);
    if (typeof plain === "string") return value;
    const text = containsUnknown(plain) ? unknownValue : sortedJson(plain);
    return containsSecret(value) ? wrapSecret(text) : text;
  });
}

const taggable: ReadonlySet<string> = new Set(taggableTypes);

/**
 * Adds the provider's `defaultTags` to resources that take tags as a map. A type that is not in the table takes tags if
 * the program sets some.
 */
function mergedTags(resource: PlannedResource): Properties {
  const defaults = defaultTagsOf(resource);
  const own = resource.inputs.tags;
  if (defaults === undefined || !(taggable.has(resource.type) || isMap(own))) return {};
  if (!isMap(defaults)) return { tags: unknownValue };
  return { tags: { ...defaults, ...(isMap(own) ? own : {}) } };
}

function defaultTagsOf({ provider }: PlannedResource): PropertyValue | undefined {
  const setting = withoutSecrets(provider?.properties.defaultTags ?? null);
  if (setting === null) return undefined;
  const parsed = typeof setting === "string" ? parseJson(setting) : setting;
  return isMap(parsed) ? parsed.tags : unknownValue;
}

function parseJson(text: string): PropertyValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

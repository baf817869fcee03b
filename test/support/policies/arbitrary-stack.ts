import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { secret, type TestResource, unknown } from "../../../policy-pack/testing/test-resource";
import { arbitraryKey, arbitraryValue, variationOf } from "./arbitrary-values";
import { accounts } from "./model-stacks/accounts";
import { buckets } from "./model-stacks/buckets";
import { functions } from "./model-stacks/functions";
import { identities } from "./model-stacks/identities";
import { invocations } from "./model-stacks/invocations";
import { messages } from "./model-stacks/messages";
import { objects } from "./model-stacks/objects";

type Path = readonly string[];

/** What becomes of one place in the inputs; an unknown value comes from other resources. */
type Change =
  | { readonly kind: "absent" | "secret" | "copied" }
  | { readonly kind: "varied"; readonly choice: number }
  | { readonly kind: "replaced"; readonly value: unknown }
  | { readonly kind: "added"; readonly key: string; readonly value: unknown }
  | { readonly kind: "unknown"; readonly sources: readonly number[] };

/** Which resource, and a way down into its inputs; each step modulo how many there are. */
interface Edit {
  readonly resource: number;
  readonly steps: readonly number[];
  readonly change: Change;
}

/** What becomes of a whole resource. */
interface Fate {
  readonly resource: number;
  readonly kind: "gone" | "unknown outputs" | "twin" | "elsewhere" | "ignored changes";
}

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("varied"), choice: fc.nat(100) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("replaced"), value: arbitraryValue }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom("absent", "secret", "copied") }) },
  fc.record({ kind: fc.constant("added"), key: arbitraryKey, value: arbitraryValue }),
  fc.record({ kind: fc.constant("unknown"), sources: fc.array(fc.nat(20), { maxLength: 3 }) }),
);

const edit: fc.Arbitrary<Edit> = fc.record({
  resource: fc.nat(20),
  steps: fc.array(fc.nat(30), { minLength: 1, maxLength: 7 }),
  change,
});

const fate: fc.Arbitrary<Fate> = fc.record({
  resource: fc.nat(20),
  kind: fc.constantFrom(
    "gone",
    "gone",
    "gone",
    "unknown outputs",
    "twin",
    "elsewhere",
    "ignored changes",
  ),
});

/** A stack that was good, with a few things otherwise. */
export const arbitraryStack: fc.Arbitrary<readonly TestResource[]> = fc
  .record({
    // Twice where most of the policies have to say something, and where few changes make them.
    model: fc.constantFrom(
      ...[functions, functions, identities, identities],
      ...[invocations, accounts, buckets, messages, objects],
    ),
    edits: fc.array(edit, { minLength: 10, maxLength: 30 }),
    fates: fc.array(fate, { minLength: 1, maxLength: 8 }),
    isText: fc.boolean(),
  })
  .map(({ model, edits, fates, isText }) =>
    fates
      .reduce(withFate, edits.reduce(withEdit, model))
      .map((resource) => withTexts(resource, isText)),
  );

function withEdit(resources: readonly TestResource[], { resource, steps, change }: Edit) {
  const index = resource % resources.length;
  const edited = resources[index] as TestResource;
  const path = pathIn(edited.inputs, steps);
  if (path.length === 0) return resources;
  const inputs = changedAt(edited.inputs, path, change) as TestResource["inputs"];
  return resources.with(index, { ...edited, inputs, ...dependencies(resources, path, change) });
}

function dependencies(resources: readonly TestResource[], [property]: Path, change: Change) {
  if (change.kind !== "unknown" || property === undefined) return {};
  const names = change.sources.map((each) => resources[each % resources.length]?.name ?? "");
  return { dependsOn: { [property]: [...new Set(names)] } };
}

function withFate(resources: readonly TestResource[], { resource, kind }: Fate) {
  const index = resource % resources.length;
  const chosen = resources[index] as TestResource;
  switch (kind) {
    case "gone":
      return resources.length === 1 ? resources : without(resources, chosen.name);
    case "unknown outputs":
      return resources.with(index, {
        ...chosen,
        outputs: { arn: unknown, id: unknown, name: unknown },
      });
    case "twin":
      return [...resources, { ...chosen, name: `${chosen.name}-${resources.length}` }];
    case "elsewhere":
      return resources.with(index, { ...chosen, provider: { region: "us-gov-east-1" } });
    case "ignored changes":
      return resources.with(index, { ...chosen, ignoreChanges: ["tags.Team", "*", "layers[0]"] });
  }
}

/** Nor does what is left come from it. */
function without(resources: readonly TestResource[], name: string): readonly TestResource[] {
  return resources
    .filter((each) => each.name !== name)
    .map(({ dependsOn = {}, ...each }) => ({
      ...each,
      dependsOn: Object.fromEntries(
        Object.entries(dependsOn).map(([key, names]) => [
          key,
          names.filter((other) => other !== name),
        ]),
      ),
    }));
}

function pathIn(value: unknown, [step, ...rest]: readonly number[]): Path {
  const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
  // What is within a secret stays what it is: the SDK never answers for a signature that it does not know.
  if (isSecret(value)) return [];
  const key = keys[(step ?? 0) % keys.length];
  if (step === undefined || key === undefined) return [];
  return [key, ...pathIn(Reflect.get(value as object, key), rest)];
}

function isSecret(value: unknown): boolean {
  return typeof value === "object" && value !== null && "value" in value
    ? isDeepStrictEqual(value, secret(value.value))
    : false;
}

function changedAt(value: unknown, [key, ...rest]: Path, change: Change): unknown {
  if (key === undefined) return changed(value, change);
  const entries = Object.entries(value as object).flatMap(([each, child]) => {
    if (each !== key) return [[each, child] as const];
    if (rest.length > 0) return [[each, changedAt(child, rest, change)] as const];
    if (change.kind === "absent") return [];
    const own = [each, changed(child, change)] as const;
    return change.kind === "copied" ? [own, [`${each}-copy`, child] as const] : [own];
  });
  return Array.isArray(value) ? entries.map(([, child]) => child) : Object.fromEntries(entries);
}

function changed(value: unknown, change: Change): unknown {
  switch (change.kind) {
    case "varied":
      return variationOf(value, change.choice);
    case "replaced":
      return change.value;
    case "unknown":
      return unknown;
    case "secret":
      return secret(value);
    case "added":
      return typeof value === "object" &&
        value !== null &&
        !Array.isArray(value) &&
        !isSecret(value)
        ? { ...value, [change.key]: change.value }
        : value;
    default:
      return value;
  }
}

const textsAlways = ["eventPattern", "redrivePolicy"];
const textsAtTimes = ["policy", "assumeRolePolicy"];

/** Programs give documents as texts, and some of them as objects too. */
function withTexts(resource: TestResource, isText: boolean): TestResource {
  const texts = isText ? [...textsAlways, ...textsAtTimes] : textsAlways;
  const inputs = Object.entries(resource.inputs).map(([key, value]) => [
    key,
    texts.includes(key) && typeof value === "object" ? JSON.stringify(value) : value,
  ]);
  return { ...resource, inputs: Object.fromEntries(inputs) };
}

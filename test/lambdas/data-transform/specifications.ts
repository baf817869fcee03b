import { compile, type Outcome } from "../../../lambdas/data-transform/compile";
import type { Field, Specification } from "../../../lambdas/datasets/specification-types";

type Fields = Specification["fields"];

/** A specification of these fields. */
export const specificationOf = (
  fields: Fields,
  more: Partial<Specification> = {},
): Specification => ({ version: 1, maxRejectShare: 0, fields, ...more });

/** What comes of a record that has one value, as the field `a`. */
export function outcomeOf(
  field: Field,
  value: unknown,
  more: Partial<Specification> = {},
): Outcome {
  const judge = compile(specificationOf({ a: field }, more), {}).forRecords(() => () => value);
  return judge(undefined);
}

/** What is wrong with a specification, as the error says it. */
export function problemOf(specification: unknown): string {
  try {
    compile(specification as Specification, {});
    return "nothing";
  } catch (error) {
    return (error as Error).message.replace("the transform specification is wrong: ", "");
  }
}

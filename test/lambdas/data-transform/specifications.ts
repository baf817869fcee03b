import { compile, type Outcome } from "../../../lambdas/data-transform/compile";
import { hasFunctions } from "../../../lambdas/data-transform/functions";
import { readBatches } from "../../../lambdas/data-transform/read-batches";
import type { Field, Specification } from "../../../lambdas/datasets/specification-types";

import { streamOf } from "./chunks";

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
  const transformRecord = compile(specificationOf({ a: field }, more), {}).forRecords(
    () => () => value,
    "raw/a.csv",
  );
  return transformRecord(undefined, 1);
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

/** All that comes of a content that arrives in these chunks. */
export async function contentOf(
  specification: Specification,
  key: string,
  chunks: readonly Buffer[],
): Promise<{ readonly written: string; readonly rejects: readonly unknown[] }> {
  const codeHash = hasFunctions(specification) ? "code" : undefined;
  const transform = compile(specification, {}, { codeHash });
  const written: Buffer[] = [];
  const rejects: Buffer[] = [];
  for await (const batch of readBatches({ key, body: streamOf(chunks) }, transform, 1e9)) {
    written.push(batch.written);
    rejects.push(batch.rejects);
  }
  const lines = Buffer.concat(rejects).toString().split("\n").slice(0, -1);
  return {
    written: Buffer.concat(written).toString(),
    rejects: lines.map((each) => JSON.parse(each)),
  };
}

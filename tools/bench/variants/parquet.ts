import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { columnsOf } from "../../../lambdas/data-output/columns";
import { toParquet } from "../../../lambdas/data-output/parquet";
import { compile } from "../../../lambdas/data-transform/compile";
import { LIMITS } from "../../../lambdas/data-transform/limits";
import { readBatches } from "../../../lambdas/data-transform/read-batches";
import type { Specification } from "../../../lambdas/datasets/specification-types";
import type { Variant } from "./variant";

/**
 * The transform with Parquet instead of gzip; in the pipeline, data-output writes Parquet
 * separately.
 */
export function parquetOf(specification: Specification, key: string): Variant {
  return async (input, output) => {
    const lines = linesOf(specification, key, input);
    await pipeline(toParquet(lines, columnsOf(specification), input), createWriteStream(output));
  };
}

async function* linesOf(
  specification: Specification,
  key: string,
  input: string,
): AsyncGenerator<Buffer> {
  const transform = compile(specification);
  const body = createReadStream(input);
  for await (const batch of readBatches({ key, body }, transform, LIMITS.maxContentBytes)) {
    if (batch.writtenCount > 0) yield batch.written;
  }
}

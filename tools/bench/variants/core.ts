import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { compile } from "../../../lambdas/data-transform/compile";
import { hasFunctions } from "../../../lambdas/data-transform/functions";
import { LIMITS } from "../../../lambdas/data-transform/limits";
import { type FinishedPart, partWriter } from "../../../lambdas/data-transform/part-writer";
import { readBatches } from "../../../lambdas/data-transform/read-batches";
import type { Specification } from "../../../lambdas/datasets/specification-types";
import type { Variant } from "./variant";

/** The work of data-transform between two S3 objects, including parts, checksums and rejects. */
export function coreOf(specification: Specification, key: string): Variant {
  return async (input, output) => {
    const codeHash = hasFunctions(specification) ? "bench" : undefined;
    const transform = compile(specification, process.env, { codeHash });
    const store = async ({ file }: FinishedPart) => {
      await pipeline(file.openBody(), createWriteStream(output, { flags: "a" }));
      await file.close();
    };
    const written = partWriter(LIMITS.maxPartBytes, store, transform.compression);
    const rejected = partWriter(LIMITS.maxRejectBytes, ({ file }) => file.close());
    const body = createReadStream(input);
    for await (const batch of readBatches({ key, body }, transform, LIMITS.maxContentBytes)) {
      await written.write(batch.written, batch.writtenCount);
      await rejected.write(batch.rejects, batch.invalidCount + batch.filteredCount);
    }
    await rejected.finish();
    await written.finish();
  };
}

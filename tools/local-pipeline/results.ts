import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, resolve, sep } from "node:path";
import type { S3Client } from "@aws-sdk/client-s3";
import {
  OUTPUT_MANIFESTS_PREFIX,
  OUTPUT_WORKS_PREFIX,
  PROCESSED_PREFIX,
  RAW_PREFIX,
  REJECTS_PREFIX,
} from "@lambda-etl/shared/key-prefixes";
import { parseManifest } from "@lambda-etl/shared/manifest";
import type { OutputManifest } from "../../lambdas/data-output/output-manifest";
import { listObjects, readObject } from "./buckets";
import type { PipelineOptions } from "./command-line";
import type { ListedObject } from "./object-events";
import {
  type PipelineReport,
  type StageReport,
  sumCounts,
  sumInvocations,
  sumObjects,
} from "./report";
import type { PipelineRun } from "./run-pipeline";

/** Copies the results and the rejects to the output folder. */
export async function saveResults(
  run: PipelineRun,
  { output, isOutputReplaced }: PipelineOptions,
): Promise<void> {
  const { target, outputBucket, ingestionBucket } = run;
  const all = await listObjects(target.s3, outputBucket);
  const results = all.filter(({ key }) => !key.startsWith(OUTPUT_WORKS_PREFIX));
  const rejects = await listObjects(target.s3, ingestionBucket, REJECTS_PREFIX);
  if (isOutputReplaced) await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  for (const { bucket, key } of [...results, ...rejects]) {
    const file = resolve(output, key);
    if (!file.startsWith(output + sep)) throw new Error(`the key ${key} points outside ${output}`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await readObject(target.s3, bucket, key));
  }
}

/** Builds the report from the stages' invocations and the objects that they wrote. */
export async function makeReport(
  run: PipelineRun,
  { files, output }: PipelineOptions,
): Promise<PipelineReport> {
  const { s3 } = run.target;
  const [raw, processed, results] = await Promise.all([
    listObjects(s3, run.ingestionBucket, RAW_PREFIX),
    listObjects(s3, run.ingestionBucket, PROCESSED_PREFIX),
    listObjects(s3, run.outputBucket),
  ]);
  const isManifest = ({ key }: ListedObject) => key.endsWith("/manifest.json");
  const parts = processed.filter((object) => !isManifest(object));
  const transformed = await readAll(s3, processed.filter(isManifest), parseManifest);
  const published = await readAll(
    s3,
    results.filter(({ key }) => key.startsWith(OUTPUT_MANIFESTS_PREFIX)),
    (text) => JSON.parse(text) as OutputManifest,
  );
  const counts = sumCounts(transformed);
  const delivered = published.flatMap((manifest) => manifest.files);
  const none = { recordsIn: null, recordsOut: null, recordsRejected: null };
  const source = { count: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
  return {
    stages: [
      stageReport(run, "data-ingestion", source, sumObjects(raw), none),
      stageReport(run, "data-transform", sumObjects(raw), sumObjects(parts), {
        recordsIn: counts.read,
        recordsOut: counts.written,
        recordsRejected: counts.rejected,
      }),
      stageReport(run, "data-output", sumObjects(parts), sumObjects(resultFiles(results)), {
        recordsIn: counts.written,
        recordsOut: delivered.reduce((sum, { records }) => sum + records, 0),
        recordsRejected: 0,
      }),
    ],
    failures: [...run.stages].flatMap(([stage, { failures }]) =>
      failures.map((failure) => ({ stage, ...failure })),
    ),
    seconds: run.seconds,
    output,
  };
}

function resultFiles(results: readonly ListedObject[]): readonly ListedObject[] {
  const notes = [OUTPUT_MANIFESTS_PREFIX, OUTPUT_WORKS_PREFIX];
  return results.filter(({ key }) => !notes.some((prefix) => key.startsWith(prefix)));
}

function stageReport(
  { stages }: PipelineRun,
  name: "data-ingestion" | "data-transform" | "data-output",
  input: { readonly count: number; readonly bytes: number },
  output: { readonly count: number; readonly bytes: number },
  records: Pick<StageReport, "recordsIn" | "recordsOut" | "recordsRejected">,
): StageReport {
  const stage = stages.get(name);
  const invocations = stage?.invocations ?? [];
  return {
    stage: name,
    ...sumInvocations(invocations),
    failed: invocations.filter(({ error }) => error !== undefined).length,
    objectsIn: input.count,
    objectsOut: output.count,
    ...records,
    bytesIn: input.bytes,
    bytesOut: output.bytes,
    memoryMb: stage?.settings.memoryMb ?? 0,
  };
}

function readAll<Content>(
  s3: S3Client,
  objects: readonly ListedObject[],
  parse: (text: string, key: string) => Content,
): Promise<readonly Content[]> {
  return Promise.all(
    objects.map(async ({ bucket, key }) =>
      parse(Buffer.from(await readObject(s3, bucket, key)).toString(), key),
    ),
  );
}

import { gunzipSync, zstdDecompressSync } from "node:zlib";
import { type CreatedObject, objectOfEvent } from "@lambda-etl/shared/object-created";
import { createS3Client } from "@lambda-etl/shared/s3";
import { expect } from "chai";
import { columnChooser } from "../../lambdas/data-output/columns";
import { deliver } from "../../lambdas/data-output/deliver";
import type { OutputManifest } from "../../lambdas/data-output/output-manifest";
import { s3Stores } from "../../lambdas/data-output/stores";
import type { CompiledTransform } from "../../lambdas/data-transform/compile";
import { compileDatasets } from "../../lambdas/data-transform/compile-datasets";
import { transformObject } from "../../lambdas/data-transform/transform-object";
import type { Dataset, DatasetList } from "../../lambdas/datasets/dataset-types";
import { listObjects } from "../../tools/local-pipeline/buckets";
import { setEnvironment } from "../support/programs/environment";
import type { FaultyS3 } from "../support/s3/s3-faults";
import { startS3Gateway } from "../support/s3/s3-gateway";
import { S3Objects } from "../support/s3/s3-objects";

// The whole load is LOAD_OBJECTS=500 mocha --timeout 0 on this file: some minutes.
const OBJECTS = Number(process.env.LOAD_OBJECTS ?? 30);
const DATASETS = ["a", "b", "c", "d", "e"];
const AT_ONCE = 12;
const LIMITS = { maxContentBytes: 1e6, maxPartBytes: 150, maxRejectBytes: 1e6 };

const datasetOf = (name: string): Dataset => ({
  name,
  keys: { prefix: `${name}/` },
  version: 1,
  maxRejectShare: 1,
  fields: { id: { type: "string", required: true }, [name]: { type: "integer" } },
});
/** The last is in zstd. */
const list: DatasetList = {
  otherwise: "fail",
  datasets: DATASETS.map((name) => ({
    ...datasetOf(name),
    ...(name === "e" && { compression: "zstd" }),
  })),
};
/** As the first is from its next version on, which replaces the one before. */
const REPLACED = "a";
const newerList: DatasetList = {
  otherwise: "fail",
  datasets: [{ ...datasetOf(REPLACED), version: 2, compression: "zstd" }],
};
const isZstd = (name: string) => name === "e" || name === REPLACED;
const nameOf = (index: number) => DATASETS[index % DATASETS.length] ?? "";
const keyOf = (index: number) => `raw/${nameOf(index)}/${index}.ndjson`;
const recordsOf = (index: number) => 1 + (index % 13);
/** As many records as the number of the object says, and one that is a reject. */
const contentOf = (index: number) => {
  const ids = Array.from({ length: recordsOf(index) }, (_, at) => `${index}-${at}`);
  const lines = ids.map((id) => JSON.stringify({ id, [nameOf(index)]: index }));
  return `${lines.join("\n")}\n{"no":"id"}\n`;
};

/** Lehmer's generator: the same order in every run. */
function randomNumbers(): (below: number) => number {
  let state = 4711;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

describe(`${OBJECTS} objects of five data sets at once`, () => {
  let s3: FaultyS3;
  let objects: S3Objects;
  let restore: () => void;

  before(async () => {
    s3 = await startS3Gateway(["ingestion", "output"]);
    objects = new S3Objects(s3.env);
    restore = setEnvironment(s3.env);
    for (let index = 0; index < OBJECTS; index += 1) {
      await objects.put("ingestion", keyOf(index), contentOf(index));
    }
  });
  after(async () => {
    restore();
    objects.close();
    await s3.stop();
  });

  it("are all there once, whatever comes twice, in whatever order and of whatever version", async () => {
    const client = createS3Client();
    const { signal } = new AbortController();
    const [earlier, later] = [list, newerList].map((each) => compileDatasets(each, {}).transformOf);
    const delivery = {
      s3: client,
      ingestionBucket: "ingestion",
      outputBucket: "output",
      format: "ndjson" as const,
      columnsOf: columnChooser(list),
      maxPartBytes: LIMITS.maxPartBytes,
    };
    const random = randomNumbers();
    const waiting: (() => Promise<void>)[] = [];
    /** Each event comes twice, each time anywhere among those that wait. */
    const announce = async (key: string) => {
      const event = await objects.eventOf("ingestion", key);
      const source = objectOfEvent(event, { bucket: "ingestion", prefix: "" });
      const path = key.slice("raw/".length);
      const work = key.startsWith("raw/")
        ? [earlier?.(path), later?.(path)].flatMap((found) =>
            found === undefined ? [] : [() => transform(source, found)],
          )
        : [() => output(source)];
      for (const again of [...work, ...work]) waiting.splice(random(waiting.length + 1), 0, again);
    };
    const transform = async (source: CreatedObject, found: CompiledTransform) => {
      const job = { s3: client, source, transform: found, limits: LIMITS, signal };
      const { manifestKey, manifest, isRepeat } = await transformObject(job);
      if (isRepeat) return;
      for (const key of [...manifest.parts.map((part) => part.key), manifestKey]) {
        await announce(key);
      }
    };
    const output = async (object: CreatedObject) => {
      await deliver(object, s3Stores(delivery, signal), "ndjson");
    };
    for (let index = 0; index < OBJECTS; index += 1) await announce(keyOf(index));
    const worker = async () => {
      for (let work = waiting.pop(); work !== undefined; work = waiting.pop()) await work();
    };
    // Until those who wait for nothing have made nothing new.
    while (waiting.length > 0) await Promise.all(Array.from({ length: AT_ONCE }, worker));
    const found = await listObjects(client, "output");
    client.destroy();

    const ids: string[] = [];
    const files = new Set<string>();
    for (let index = 0; index < OBJECTS; index += 1) {
      const key = `_manifests/${keyOf(index).slice("raw/".length)}.json`;
      const manifest: OutputManifest = JSON.parse((await objects.read("output", key)).toString());
      const written = recordsOf(index);
      expect(manifest.counts).to.deep.equal({ read: written + 1, written, rejected: 1 });
      expect(manifest.dataset?.name).to.equal(nameOf(index));
      expect(manifest.specification.version).to.equal(nameOf(index) === REPLACED ? 2 : 1);
      for (const file of manifest.files) {
        const [extension, decompress] = isZstd(nameOf(index))
          ? ["zst", zstdDecompressSync]
          : ["gz", gunzipSync];
        expect(file.key).to.match(new RegExp(`^${nameOf(index)}/dt=.*\\.ndjson\\.${extension}$`));
        files.add(file.key);
        const text = decompress(await objects.read("output", file.key)).toString();
        for (const line of text.split("\n").slice(0, -1)) ids.push(JSON.parse(line).id);
      }
    }
    const expected = Array.from({ length: OBJECTS }, (_, index) =>
      Array.from({ length: recordsOf(index) }, (_, at) => `${index}-${at}`),
    ).flat();
    expect(ids.toSorted()).to.deep.equal(expected.toSorted());
    const results = found.map(({ key }) => key).filter((key) => !key.startsWith("_"));
    expect(results.toSorted()).to.deep.equal([...files].toSorted());
  });
});

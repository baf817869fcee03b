import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect } from "chai";
import { type Invocation, invokeBundle } from "../support/programs/invoke-bundle";
import { S3Objects } from "../support/s3/s3-objects";
import { type S3TestServer, startS3Server } from "../support/s3/s3-server";
import { buildWithDatasets, type OtherBuild } from "./other-datasets";

/** @param moved writes orders elsewhere */
const datasetsFile = (moved = false) => `
import type { Datasets } from "./dataset-types";
export const datasets: Datasets = {
  otherwise: ${moved ? '"fail"' : '"setAside"'},
  datasets: [
    {
      name: "orders",
      keys: { prefix: "shop/orders/" },
      ${moved ? 'outputPrefix: "sales/orders/",' : ""}
      version: ${moved ? 2 : 1},
      maxRejectShare: 0.5,
      fields: { id: { type: "integer", required: true }, price: { type: "number" } },
    },
    {
      name: "lists",
      keys: { pattern: ".*\\\\.list" },
      version: 7,
      maxRejectShare: 0,
      csv: { delimiter: ";" },
      fields: { name: { type: "string" } },
    },
  ],
};
`;

const SIZES = `
import type { Dataset } from "./dataset-types";
import { reject } from "./record-types";
import { withFunctions } from "./with-functions";
// Twice as large.
const bigger = (size: number) => size * 2;
export const sizes: Dataset = withFunctions(
  {
    name: "sizes",
    keys: { prefix: "shop/sizes" },
    version: 1,
    maxRejectShare: 0.5,
    fields: { size: { type: "integer", required: true } },
  },
  {
    fields: { bigger: { type: "integer", make: ({ size }) => bigger(size) } },
    record: (record) => (record.bigger > 10 ? reject("too large") : record),
  },
);
`;

describe("built functions with several data sets", () => {
  let server: S3TestServer;
  let objects: S3Objects;
  let build: OtherBuild;
  let env: Readonly<Record<string, string>>;

  before(async () => {
    server = await startS3Server(["ingestion", "output", "empty"]);
    objects = new S3Objects(server.env);
    const buckets = { INGESTION_BUCKET: "ingestion", OUTPUT_BUCKET: "output" };
    env = { ...server.env, ...buckets, OUTPUT_FORMAT: "parquet" };
    build = await buildWithDatasets({ "datasets.ts": datasetsFile() });
    await objects.put("ingestion", "raw/shop/orders/1.csv", "id,price\n1,2.5\nx,1\n");
    await objects.put("ingestion", "raw/shop/2026.list", "name\na\nb\n");
    await objects.put("ingestion", "raw/shop/other.csv", "a\n1\n");
    await objects.put("ingestion", "raw/shop/sizes.csv", "size\n4\n9\n");
  });

  after(async () => {
    objects.close();
    await build.remove();
    await server.stop();
  });

  const invoke = async (name: string, key: string, root = build.root): Promise<Invocation> =>
    invokeBundle(name, await objects.eventOf("ingestion", key), env, root);

  /** Transforms an object and delivers all that it became. */
  const process = async (rawKey: string, root?: string) => {
    const { outcome, logs } = await invoke("data-transform", rawKey, root);
    const { manifest, parts } = outcome.result as { manifest: string; parts: readonly string[] };
    const delivered: Invocation[] = [];
    for (const key of [...parts, manifest]) delivered.push(await invoke("data-output", key, root));
    return { logs, manifest, delivered };
  };
  const outputKeys = async () =>
    (await objects.keys("output")).map((key) =>
      key.replaceAll(/[0-9a-f]{16}/g, "ID").replace(/dt=[\d-]+/, "dt=DATE"),
    );

  it("apply to each object what its data set says, and deliver to the data set's own prefix", async () => {
    const orders = await process("raw/shop/orders/1.csv");
    const lists = await process("raw/shop/2026.list");

    expect((await outputKeys()).filter((key) => !key.startsWith("_works/"))).to.deep.equal([
      "_manifests/shop/2026.list.json",
      "_manifests/shop/orders/1.csv.json",
      "lists/dt=DATE/shop--2026.list-ID-part-00000.parquet",
      "orders/dt=DATE/shop--orders--1.csv-ID-part-00000.parquet",
    ]);
    const manifest = JSON.parse((await objects.read("ingestion", orders.manifest)).toString());
    expect(manifest.dataset).to.deep.equal({ name: "orders", outputPrefix: "orders/" });
    expect(manifest.counts).to.deep.equal({ read: 2, written: 1, rejected: 1 });
    expect(gunzipSync(await objects.read("ingestion", manifest.rejects.key)).toString()).to.include(
      "id is not of type integer",
    );
    const published = await objects.read("output", "_manifests/shop/2026.list.json");
    expect(JSON.parse(published.toString())).to.deep.include({
      dataset: { name: "lists", outputPrefix: "lists/" },
    });
    for (const [logs, dataset] of [
      [orders.logs, "orders"],
      [lists.logs, "lists"],
      ...orders.delivered.map(({ logs }) => [logs, "orders"] as const),
    ] as const) {
      expect(logs.map((line) => line.dataset)).to.deep.equal([dataset, dataset]);
      expect(logs.at(-1)).to.include({ Dataset: dataset });
    }
  });

  it("set aside what is of no data set, the same each time", async () => {
    const [first, second] = [
      await invoke("data-transform", "raw/shop/other.csv"),
      await invoke("data-transform", "raw/shop/other.csv"),
    ];

    const { note } = first.outcome.result as { note: string };
    expect(first.outcome.result).to.deep.equal({ outcome: "set aside", note });
    expect(second.outcome.result).to.deep.equal(first.outcome.result);
    expect(note).to.match(/^rejects\/shop\/other\.csv\/[0-9a-f]{16}\.set-aside\.json$/);
    expect(JSON.parse((await objects.read("ingestion", note)).toString())).to.deep.include({
      reason: "its key fits no data set",
    });
    expect(first.logs[0]).to.include({ level: "WARN", note });
    expect(first.logs.at(-1)).to.include({ ObjectsSetAside: 1 });
  });

  it("move a result when its data set moves, and fail what is of none where that is chosen", async () => {
    const moved = await buildWithDatasets({ "datasets.ts": datasetsFile(true) });
    try {
      await process("raw/shop/orders/1.csv", moved.root);
      const failed = await invoke("data-transform", "raw/shop/other.csv", moved.root);

      const keys = await outputKeys();
      expect(keys.filter((key) => key.includes("orders--1.csv"))).to.deep.equal([
        "sales/orders/dt=DATE/shop--orders--1.csv-ID-part-00000.parquet",
      ]);
      expect(failed.outcome.error).to.equal(
        "raw/shop/other.csv can't be transformed: its key fits no data set",
      );
    } finally {
      await moved.remove();
    }
  });

  it("know the hash of their functions' code from the build", async () => {
    const withCode = await buildWithDatasets({
      "datasets.ts": `
        import type { Datasets } from "./dataset-types";
        import { sizes } from "./sizes";
        export const datasets: Datasets = { datasets: [sizes], otherwise: "fail" };`,
      "sizes.ts": SIZES,
    });
    try {
      const { manifest } = await process("raw/shop/sizes.csv", withCode.root);

      const hashes = join(withCode.root, "build/lambdas/data-transform/code-hashes.json");
      expect(JSON.parse(readFileSync(hashes, "utf8"))).to.have.all.keys("sizes");
      const code = readFileSync(join(withCode.root, "build/datasets/sizes.js"), "utf8");
      expect(code).to.include("bigger").and.not.to.include("Twice");
      const { parts, counts } = JSON.parse((await objects.read("ingestion", manifest)).toString());
      expect(counts).to.deep.equal({ read: 2, written: 1, rejected: 1 });
      expect(gunzipSync(await objects.read("ingestion", parts[0].key)).toString()).to.equal(
        '{"size":4,"bigger":8}\n',
      );
    } finally {
      await withCode.remove();
    }
  });

  it("fail a part of a data set that is no more, where its columns are needed", async () => {
    const other = await buildWithDatasets({});
    try {
      const part = (await objects.keys("ingestion")).find((key) => /list\/\w+\/part/.test(key));
      const event = await objects.eventOf("ingestion", part ?? "");
      const elsewhere = { ...env, OUTPUT_BUCKET: "empty" };
      const { outcome } = await invokeBundle("data-output", event, elsewhere, other.root);

      expect(outcome.error).to.equal(
        "the part is of the data set lists, and this function has one specification for all: it was made with other data sets",
      );
    } finally {
      await other.remove();
    }
  });
});

import { gzipSync, zstdCompressSync } from "node:zlib";
import { processedPartKey } from "@lambda-etl/shared/keys";
import { expect } from "chai";
import { MAX_PART_BYTES as MAX_DELIVERED_BYTES } from "../../../lambdas/data-output/limits";
import { LIMITS } from "../../../lambdas/data-transform/limits";
import {
  contentOf,
  type Delivering,
  failure,
  LINES,
  MAX_PART_BYTES,
  outputOf,
  partMetadata,
  startDelivering,
  WORK_ID,
} from "./delivering";

describe("delivery of what is not as it should be", () => {
  let on: Delivering;

  before(async () => {
    on = await startDelivering();
  });

  afterEach(() => on.s3.reset());

  after(() => on.stop());

  const broken = [
    {
      title: "holds other records",
      body: gzipSync('{"id":1}\n{"id":9}\n'),
      message: new RegExp(
        `has ${contentOf('{"id":1}\n{"id":9}\n').sha256} as sha256, expected [0-9a-f]{64}$`,
      ),
    },
    {
      title: "holds fewer records",
      body: gzipSync('{"id":1}\n'),
      message: /has 1 as records, expected 2$/,
    },
    {
      title: "holds other bytes",
      body: gzipSync('{"id":1}\n{"id":22}\n'),
      message: /has more bytes than expected, 18$/,
    },
    {
      title: "is cut off",
      body: gzipSync(LINES[0]).subarray(0, 20),
      message: /is no whole gzip file: unexpected end of file$/,
    },
    {
      title: "is no gzip",
      body: Buffer.from(LINES[0]),
      message: /is no whole gzip file: incorrect header check$/,
    },
  ];
  for (const format of ["ndjson", "parquet"] as const) {
    for (const { title, body, message } of broken) {
      it(`delivers nothing as ${format} of a part that ${title}`, async () => {
        const path = `broken-${format}`;
        const key = await on.putPart(path, 0, body);

        expect(await failure(on.deliverKey(key, format))).to.match(message);
        expect(await on.outputKeys(path)).to.deep.equal([]);
      });
    }
  }

  const damaged = [
    [
      "is cut off",
      zstdCompressSync(LINES[0]).subarray(0, 20),
      /zstd file: unexpected end of file$/,
    ],
    ["is no zstd", gzipSync(LINES[0]), /is no whole zstd file: Unknown frame descriptor$/],
    [
      "holds other records",
      zstdCompressSync('{"id":1}\n{"id":9}\n'),
      /as sha256, expected [0-9a-f]{64}$/,
    ],
  ] as const;
  for (const format of ["ndjson", "parquet"] as const) {
    for (const [title, body, message] of damaged) {
      it(`delivers nothing as ${format} of a part in zstd that ${title}`, async () => {
        const path = `damaged-${format}`;
        const key = await on.putPart(path, 0, body, "zstd");

        expect(await failure(on.deliverKey(key, format))).to.match(message);
        expect(await on.outputKeys(path)).to.deep.equal([]);
      });
    }
  }

  const longer = [
    ["gzip", gzipSync, /is no whole gzip file: incorrect header check$/],
    ["zstd", zstdCompressSync, /longer-zstd\/.* goes on after its end: 4 bytes$/],
  ] as const;
  for (const [compression, compress, message] of longer) {
    it(`passes nothing on that stands after the end of a part in ${compression}`, async () => {
      const path = `longer-${compression}`;
      const body = Buffer.concat([compress(LINES[0]), Buffer.from("more")]);
      const key = await on.putPart(path, 0, body, compression);

      expect(await failure(on.deliverKey(key))).to.match(message);
      expect(await on.outputKeys(path)).to.deep.equal([]);
    });
  }

  const tooLarge = [
    ["in S3", Buffer.alloc(MAX_PART_BYTES + 1), {}],
    ["unpacked", gzipSync(LINES[0]), { bytes: `${MAX_PART_BYTES + 1}` }],
  ] as const;
  for (const [title, body, metadata] of tooLarge) {
    it(`refuses a part that is larger ${title} than what fits the function`, async () => {
      const key = processedPartKey(`large-${title}`, WORK_ID, 0);
      await on.objects.put("ingestion", key, body, { ...partMetadata(0), ...metadata });

      expect(await failure(on.deliverKey(key))).to.equal(
        `s3://ingestion/${key} has 1001 bytes, more than the 1000 that fit the function's timeout and memory: no part of data-transform's is as large`,
      );
      expect(await on.outputKeys(`large-${title}`)).to.deep.equal([]);
    });
  }

  it("takes every part that data-transform makes", () => {
    expect(MAX_DELIVERED_BYTES).to.be.at.least(LIMITS.maxPartBytes);
  });

  it("does not touch a file of another content", async () => {
    const key = await on.putPart("taken", 0);
    await on.objects.put("output", outputOf("taken", 0), "mine", { sha256: "0" });

    expect(await failure(on.deliverKey(key))).to.equal(
      `s3://output/${outputOf("taken", 0)} is there with another content (0, expected ${contentOf(LINES[0]).sha256}): remove it if it is not of this pipeline`,
    );
    expect((await on.objects.read("output", outputOf("taken", 0))).toString()).to.equal("mine");
  });

  it("refuses a part that was replaced since its event", async () => {
    const key = await on.putPart("replaced", 0);
    const event = { detail: { bucket: { name: "ingestion" }, object: { key, etag: "0" } } };

    expect(await failure(on.deliverEvent(event))).to.equal(
      `can't read s3://ingestion/${key}: its content has changed: the object was replaced in the meantime (412 PreconditionFailed)`,
    );
  });

  it("takes lost answers of its writes for what they were", async () => {
    const keys = [
      await on.putPart("lost", 0),
      await on.putPart("lost", 1),
      await on.putManifest("lost"),
    ];
    on.s3.inject({
      when: ({ method, bucket }) => method === "PUT" && bucket === "output",
      fault: { kind: "lose-answer" },
      times: 3,
    });

    for (const key of keys) await on.deliverKey(key);

    expect(await on.outputKeys("lost")).to.deep.equal([
      "_manifests/lost.json",
      outputOf("lost", 0),
      outputOf("lost", 1),
    ]);
  });

  for (const [step, outcomes] of [
    ["dt=", ["waiting", "finished"]],
    ["_manifests/", ["waiting", "finished"]],
  ] as const) {
    it(`goes on after it was ended as it wrote to ${step}`, async () => {
      const path = `ended-${step.slice(0, 2)}`;
      const keys = [await on.putPart(path, 0), await on.putPart(path, 1)];
      await on.putManifest(path);
      const time = new AbortController();
      const outcome = [(await on.deliverKey(keys[0] ?? "")).outcome];
      on.s3.inject({
        when: ({ method, key }) => method === "PUT" && key.startsWith(step),
        fault: {
          kind: "meanwhile",
          run: async () => time.abort(new Error("the time is up")),
        },
        times: 1,
      });
      expect(await failure(on.deliverKey(keys[1] ?? "", "ndjson", time.signal))).to.equal(
        "the time is up",
      );

      outcome.push((await on.deliverKey(keys[1] ?? "")).outcome);

      expect(outcome).to.deep.equal(outcomes);
      expect(await on.outputKeys(path)).to.deep.equal([
        `_manifests/${path}.json`,
        outputOf(path, 0),
        outputOf(path, 1),
      ]);
    });
  }

  it("refuses an object that data-transform did not make", async () => {
    await on.objects.put("ingestion", "processed/foreign.csv", "a\n");
    const key = processedPartKey("foreign", WORK_ID, 0);
    await on.objects.put("ingestion", key, gzipSync("{}\n"));

    expect(await failure(on.deliverKey("processed/foreign.csv"))).to.match(
      /^processed\/foreign\.csv is not processed\/.*: not made by data-transform$/,
    );
    expect(await failure(on.deliverKey(key))).to.equal(
      `s3://ingestion/${key} has no metadata records: not made by data-transform`,
    );
  });
});

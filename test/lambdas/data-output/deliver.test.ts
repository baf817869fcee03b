import { formatManifest } from "@lambda-etl/shared/manifest";
import { expect } from "chai";
import * as fc from "fast-check";
import { deliver } from "../../../lambdas/data-output/deliver";
import {
  formatOutputManifest,
  isSuperseded,
  toOutputManifest,
} from "../../../lambdas/data-output/output-manifest";
import { Crash, MemoryBuckets, manifestKeyOf, manifestOf, type Work } from "./memory-buckets";

const CURRENT = "_manifests/host/orders.csv.json";

const works = fc.uniqueArray(
  fc.record({
    sourceTime: fc.integer({ min: 1, max: 3 }),
    specificationVersion: fc.integer({ min: 1, max: 2 }),
    parts: fc.integer({ min: 0, max: 3 }),
  }),
  {
    minLength: 1,
    maxLength: 3,
    selector: ({ sourceTime, specificationVersion }) => `${sourceTime} ${specificationVersion}`,
  },
);
const crashes = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 10 });

/** Runs until it is done, as Lambda does with what crashed. */
async function untilDone(work: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
}

/** Everything that happens to a work: it is transformed, and each object it became is delivered, often twice. */
async function run(buckets: MemoryBuckets, work: Work, isTwice: boolean): Promise<void> {
  const manifest = manifestOf(work);
  const { lastModified } = manifest.source;
  const deliveries: Promise<void>[] = [];
  const announce = (key: string) => {
    const event = { bucket: "ingestion", key, eTag: "e" };
    for (let times = isTwice ? 2 : 1; times > 0; times -= 1) {
      deliveries.push(untilDone(() => deliver(event, buckets.stores(), "ndjson")));
    }
  };
  await untilDone(async () => {
    for (const { key } of manifest.parts) {
      await buckets.writeProcessed(key, `${lastModified} ${key}`).finally(() => announce(key));
    }
    const key = manifestKeyOf(manifest);
    await buckets.writeProcessed(key, formatManifest(manifest)).finally(() => announce(key));
  });
  await Promise.all(deliveries);
}

function expectedOutput(all: readonly Work[]): ReadonlyMap<string, string> {
  const manifests = all.map((work) => toOutputManifest(manifestOf(work), "ndjson"));
  const newest = manifests.reduce((a, b) => (isSuperseded(a, b) ? b : a));
  const files = all.flatMap((work) => {
    const manifest = manifestOf(work);
    const { files } = toOutputManifest(manifest, "ndjson");
    return files.map(({ key }, index) => {
      const text = `${manifest.source.lastModified} ${manifest.parts[index]?.key}`;
      return [key, text] as const;
    });
  });
  return new Map([...files, [CURRENT, formatOutputManifest(newest)]]);
}

describe("the delivery of what data-transform made", () => {
  it("ends in one result, in any order of events and calls, with a crash after any write", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        works,
        crashes,
        fc.boolean(),
        async (s, all, at, isTwice) => {
          const pause = async (what: string) => {
            await s.schedule(Promise.resolve(), what);
          };
          const buckets = new MemoryBuckets(pause, new Set(at));

          await s.waitFor(Promise.all(all.map((work) => run(buckets, work, isTwice))));

          const found = [...buckets.output].map(([key, { text }]) => [key, text] as const);
          expect(new Map(found.toSorted())).to.deep.equal(
            new Map([...expectedOutput(all)].toSorted()),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it("does nothing new when everything comes again", async () => {
    const buckets = new MemoryBuckets(async () => undefined, new Set());
    const work = { sourceTime: 1, specificationVersion: 1, parts: 2 };
    await run(buckets, work, false);
    const before = [...buckets.output];

    await run(buckets, work, true);

    expect([...buckets.output]).to.deep.equal(before);
  });
});

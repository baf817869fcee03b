import { formatManifest } from "@lambda-etl/shared/manifest";
import { expect } from "chai";
import * as fc from "fast-check";
import { deliver } from "../../../lambdas/data-output/deliver";
import {
  formatOutputManifest,
  isSuperseded,
  type OutputManifest,
  toOutputManifest,
} from "../../../lambdas/data-output/output-manifest";
import {
  type Caller,
  Crash,
  MemoryBuckets,
  manifestKeyOf,
  manifestOf,
  partTexts,
  type Work,
} from "./memory-buckets";

const CURRENT = "_manifests/host/orders.csv.json";

const works = fc.uniqueArray(
  fc.record({
    sourceTime: fc.integer({ min: 1, max: 3 }),
    specificationVersion: fc.integer({ min: 1, max: 2 }),
    parts: fc.integer({ min: 0, max: 3 }),
    isOfDataset: fc.boolean(),
  }),
  {
    minLength: 1,
    maxLength: 3,
    selector: ({ sourceTime, specificationVersion }) => `${sourceTime} ${specificationVersion}`,
  },
);
const crashes = fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { maxLength: 15 });

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

/** @param crashes numbers of changes, after which who made it is no more */
function callerOf(pause: Caller["pause"], crashes: ReadonlySet<number>): Caller {
  let changes = 0;
  return {
    pause,
    learned: () => undefined,
    changed: () => {
      changes += 1;
      if (crashes.has(changes)) throw new Crash();
    },
  };
}

/** Everything that happens to a work: it is transformed, and each object it became is delivered, often twice. */
async function run(
  buckets: MemoryBuckets,
  work: Work,
  isTwice: boolean,
  caller: Caller,
): Promise<void> {
  const manifest = manifestOf(work);
  const deliveries: Promise<void>[] = [];
  const announce = (key: string) => {
    const event = { bucket: "ingestion", key, eTag: "e" };
    for (let times = isTwice ? 2 : 1; times > 0; times -= 1) {
      deliveries.push(untilDone(() => deliver(event, buckets.stores(caller), "ndjson")));
    }
  };
  await untilDone(async () => {
    for (const [key, text] of partTexts(work)) {
      await buckets.writeProcessed(key, text, caller).finally(() => announce(key));
    }
    const key = manifestKeyOf(manifest);
    await buckets.writeProcessed(key, formatManifest(manifest), caller).finally(() => {
      announce(key);
    });
  });
  await Promise.all(deliveries);
}

/** The files of the newest work, once, and the manifest that names them. */
function expectedOutput(all: readonly Work[]): ReadonlyMap<string, string> {
  const [newest] = all.toSorted((a, b) => (isSuperseded(resultOf(a), resultOf(b)) ? 1 : -1));
  if (newest === undefined) throw new Error("no work");
  const texts = [...partTexts(newest).values()];
  const result = resultOf(newest);
  return new Map([
    [CURRENT, formatOutputManifest(result)],
    ...result.files.map(({ key }, index) => [key, texts[index] ?? ""] as const),
  ]);
}

function resultOf(work: Work): OutputManifest {
  return toOutputManifest(manifestOf(work), "ndjson");
}

/** What readers see, and how many notes are left. */
function outputOf(buckets: MemoryBuckets) {
  const isNote = ([key]: readonly [string, unknown]) => key.startsWith("_works/");
  const found = [...buckets.output].map(([key, { text }]) => [key, text] as const);
  return {
    files: new Map(found.filter((entry) => !isNote(entry)).toSorted()),
    notes: found.filter(isNote).length,
  };
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
          const buckets = new MemoryBuckets();
          const caller = callerOf(pause, new Set(at));

          await s.waitFor(Promise.all(all.map((work) => run(buckets, work, isTwice, caller))));

          const { files, notes } = outputOf(buckets);
          expect(files).to.deep.equal(new Map([...expectedOutput(all)].toSorted()));
          expect(notes).to.be.at.most(1);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("does nothing new when everything comes again", async () => {
    const buckets = new MemoryBuckets();
    const work = { sourceTime: 1, specificationVersion: 1, parts: 2 };
    const caller = callerOf(async () => undefined, new Set());
    await run(buckets, work, false, caller);
    const before = [...buckets.output];

    await run(buckets, work, true, caller);

    expect([...buckets.output]).to.deep.equal(before);
  });
});

import { formatManifest } from "@lambda-etl/shared/manifest";
import {
  formatOutputManifest,
  toOutputManifest,
} from "../../../lambdas/data-output/output-manifest";
import { type Process, undisturbed } from "./explore";
import {
  Crash,
  MemoryBuckets,
  manifestKeyOf,
  manifestOf,
  partTexts,
  type Work,
} from "./memory-buckets";
import { CURRENT, expectOnly, PAIRS, processesOf } from "./two-versions";

function ordersOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    ordersOf(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

/** Runs an event to its end; `isKilled` is asked after each change. */
async function runOne(process: Process, buckets: MemoryBuckets, isKilled: () => boolean) {
  const changed = () => {
    if (isKilled()) throw new Crash();
  };
  for (;;) {
    try {
      return await process(buckets, { ...undisturbed, changed });
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
}

/** A bucket as an earlier version of the functions left it: no notes, and nothing was removed. */
async function writtenBefore(works: readonly Work[]): Promise<MemoryBuckets> {
  const buckets = new MemoryBuckets();
  for (const work of works) {
    const manifest = manifestOf(work);
    const result = toOutputManifest(manifest, "ndjson");
    const parts = [...partTexts(work, true)];
    for (const [key, text] of [...parts, [manifestKeyOf(manifest), formatManifest(manifest)]]) {
      buckets.processed.set(key as string, text as string);
    }
    result.files.forEach(({ key }, index) => {
      const text = parts[index]?.[1] ?? "";
      buckets.output.set(key, { text, eTag: text });
    });
    const text = formatOutputManifest(result);
    buckets.output.set(CURRENT, { text, eTag: text });
  }
  return buckets;
}

describe("the partitions of a bucket from before superseded files were removed", () => {
  for (const { title, old, newer } of PAIRS) {
    it(`hold the newer alone after ${title}`, async () => {
      for (const order of ordersOf(processesOf(newer))) {
        const buckets = await writtenBefore([old]);
        for (const process of order) await process(buckets, undisturbed);
        expectOnly(newer, buckets);
      }
    });

    it(`hold the newer alone after a replay of all, where there was ${title}`, async () => {
      for (const order of ordersOf([...processesOf(old), ...processesOf(newer)])) {
        const buckets = await writtenBefore([old, newer]);
        for (const process of order) await process(buckets, undisturbed);
        expectOnly(newer, buckets, true);
      }
    });
  }
});

for (const { title, old, newer } of PAIRS) {
  describe(`the partitions after ${title}`, () => {
    const all = [...processesOf(old), ...processesOf(newer)];

    it("hold the newer alone, in each order of events, with a kill after each change", async () => {
      for (const order of ordersOf(all)) {
        let kills = 0;
        for (let killAt = 1; killAt === 1 || kills > 0; killAt += 1) {
          const buckets = new MemoryBuckets();
          let changes = 0;
          kills = 0;
          const isKilled = () => {
            changes += 1;
            if (changes !== killAt) return false;
            kills += 1;
            return true;
          };
          for (const process of order) await runOne(process, buckets, isKilled);
          expectOnly(newer, buckets);
          // Everything comes again.
          for (const process of order) await process(buckets, undisturbed);
          expectOnly(newer, buckets);
        }
      }
    });
  });
}

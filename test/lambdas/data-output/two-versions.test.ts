import { type Process, undisturbed } from "./explore";
import { Crash, MemoryBuckets } from "./memory-buckets";
import { expectOnly, PAIRS, processesOf } from "./two-versions";

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

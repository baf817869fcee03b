import { outputNoteKey } from "@lambda-etl/shared/keys";
import { formatManifest } from "@lambda-etl/shared/manifest";
import { workIdOf } from "@lambda-etl/shared/work-id";
import { expect } from "chai";
import { deliver } from "../../../lambdas/data-output/deliver";
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
  PATH,
  partTexts,
  type Work,
} from "./memory-buckets";

export const CURRENT = "_manifests/host/orders.csv.json";
const DAY_SECONDS = 86_400;

// Each pair is one source: what it became first, and what it becomes then.
export const PAIRS: readonly {
  readonly title: string;
  readonly old: Work;
  readonly newer: Work;
}[] = [
  {
    title: "a new version of the object, of another day and with fewer parts",
    old: { sourceTime: DAY_SECONDS, specificationVersion: 2, parts: 2 },
    newer: { sourceTime: 2 * DAY_SECONDS, specificationVersion: 1, parts: 1 },
  },
  {
    title: "a new version of the specification",
    old: { sourceTime: DAY_SECONDS, specificationVersion: 1, parts: 2 },
    newer: { sourceTime: DAY_SECONDS, specificationVersion: 2, parts: 1 },
  },
  {
    title: "a new version of the object in the same second",
    old: { sourceTime: DAY_SECONDS, specificationVersion: 1, parts: 2, sequencer: "0B" },
    newer: { sourceTime: DAY_SECONDS, specificationVersion: 1, parts: 1, sequencer: "0C" },
  },
  {
    title: "a new version of the object without records",
    old: { sourceTime: DAY_SECONDS, specificationVersion: 1, parts: 2 },
    newer: { sourceTime: 2 * DAY_SECONDS, specificationVersion: 1, parts: 0 },
  },
];

/** What the events of a work set off: each first makes the object that it tells of. */
export function processesOf(work: Work): readonly Process[] {
  const manifest = manifestOf(work);
  const objects = [
    ...partTexts(work),
    [manifestKeyOf(manifest), formatManifest(manifest)] as const,
  ];
  return objects.map(([key, text]) => async (buckets, caller) => {
    await buckets.writeProcessed(key, text, caller);
    return deliver({ bucket: "ingestion", key, eTag: "e" }, buckets.stores(caller), "ndjson");
  });
}

/** What readers are to see of a work, and nothing else. */
export function expectOnly(work: Work, { output }: MemoryBuckets, isOld = false): void {
  const result = toOutputManifest(manifestOf(work), "ndjson");
  const found = [...output].filter(([key]) => !key.startsWith("_works/"));
  expect(new Map(found.map(([key, { text }]) => [key, text] as const))).to.deep.equal(
    new Map([
      ...result.files.map(
        ({ key }, index) => [key, [...partTexts(work, isOld).values()][index]] as const,
      ),
      [CURRENT, formatOutputManifest(result)],
    ]),
  );
  const noteKey = outputNoteKey(PATH, workIdOf(result.source, result.specification.hash));
  expect([noteKey, ...found.map(([key]) => key)]).to.include.members([...output.keys()]);
}

export function ordersOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    ordersOf(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

/** Runs the events in each order once for each change that they make, with a kill after it. */
export async function expectInOrders(
  orders: readonly (readonly Process[])[],
  newer: Work,
): Promise<void> {
  for (const order of orders) {
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

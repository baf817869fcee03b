import { formatManifest } from "@lambda-etl/shared/manifest";
import {
  formatOutputManifest,
  toOutputManifest,
} from "../../../lambdas/data-output/output-manifest";
import { seededSample } from "../../support/policies/seeded-sample";
import { undisturbed } from "./explore";
import { MemoryBuckets, manifestKeyOf, manifestOf, partTexts, type Work } from "./memory-buckets";
import { CURRENT, expectInOrders, expectOnly, ordersOf, PAIRS, processesOf } from "./two-versions";

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
    const orders = ordersOf([...processesOf(old), ...processesOf(newer)]);

    it("hold the newer alone, with a kill after each change: a sample of the orders of events", () =>
      expectInOrders(seededSample(orders, 5), newer));
  });
}

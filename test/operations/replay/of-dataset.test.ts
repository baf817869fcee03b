import { expect } from "chai";
import type { Dataset, DatasetList } from "../../../lambdas/datasets/dataset-types";
import { ofDataset } from "../../../operations/replay/of-dataset";

const SPECIFICATION = {
  version: 1,
  maxRejectShare: 0,
  fields: { id: { type: "string" } },
} as const;
const RETURNS: Dataset = { ...SPECIFICATION, name: "returns", keys: { prefix: "orders/returns/" } };
const ORDERS: Dataset = { ...SPECIFICATION, name: "orders", keys: { prefix: "orders/" } };
const LIST: DatasetList = { datasets: [RETURNS, ORDERS], otherwise: "fail" };
const WORK = "0123456789abcdef";
const KEYS = [
  "raw/orders/1.csv",
  "raw/orders/returns/1.csv",
  "raw/other.csv",
  `processed/orders/1.csv/${WORK}/part-00000.ndjson.gz`,
  `processed/orders/returns/1.csv/${WORK}/manifest.json`,
];

async function* objects() {
  for (const key of KEYS) yield { key };
}

describe("the objects that a replay of a data set takes", () => {
  const rows = [
    [ORDERS, [KEYS[0], KEYS[3]]],
    [RETURNS, [KEYS[1], KEYS[4]]],
    [undefined, KEYS],
  ] as const;
  for (const [dataset, expected] of rows) {
    it(`are those of ${dataset?.name ?? "all, and of none"}`, async () => {
      const found: string[] = [];
      for await (const { key } of ofDataset(objects(), dataset, LIST)) found.push(key);
      expect(found).to.deep.equal(expected);
    });
  }
});

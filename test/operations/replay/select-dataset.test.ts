import { expect } from "chai";
import type { Dataset, DatasetList } from "../../../lambdas/datasets/dataset-types";
import { checkDatasetName, selectDataset } from "../../../operations/replay/select-dataset";

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

describe("selectDataset", () => {
  const rows = [
    ["orders", [KEYS[0], KEYS[3]]],
    ["returns", [KEYS[1], KEYS[4]]],
    [undefined, KEYS],
  ] as const;
  for (const [name, expected] of rows) {
    it(`selects ${name === undefined ? "all objects" : `the objects of ${name}`}`, async () => {
      const found: string[] = [];
      for await (const { key } of selectDataset(objects(), name, LIST)) found.push(key);
      expect(found).to.deep.equal(expected);
    });
  }
});

describe("the name of a data set to replay", () => {
  it("must be configured", () => {
    expect(() => checkDatasetName("returns", LIST)).not.to.throw();
    expect(() => checkDatasetName(undefined)).not.to.throw();
    expect(() => checkDatasetName("order", LIST)).to.throw(
      "--dataset: expected one of returns, orders, got order",
    );
    expect(() => checkDatasetName("orders")).to.throw(
      "--dataset: expected no --dataset, since lambdas/datasets/datasets.ts has one specification for all objects, got orders",
    );
  });
});

import { expect } from "chai";
import { checkDatasets } from "../../../lambdas/data-transform/check-datasets";
import { compile } from "../../../lambdas/data-transform/compile";
import { compileDatasets } from "../../../lambdas/data-transform/compile-datasets";
import type { Dataset, DatasetList, Datasets } from "../../../lambdas/datasets/dataset-types";
import { datasets } from "../../../lambdas/datasets/datasets";

const SPECIFICATION = {
  version: 1,
  maxRejectShare: 0,
  fields: { id: { type: "string", required: true } },
} as const;
const ORDERS: Dataset = { name: "orders", keys: { prefix: "shop/orders/" }, ...SPECIFICATION };
const LIST: DatasetList = { datasets: [ORDERS], otherwise: "fail" };

const listOf = (...all: readonly Partial<Dataset>[]): DatasetList => ({
  datasets: all.map((each) => ({ ...ORDERS, ...each })),
  otherwise: "fail",
});
const hashOf = (dataset: Partial<Dataset>) =>
  compileDatasets(listOf(dataset), {}).transforms[0]?.hash;

describe("a pipeline of one data set", () => {
  it("has the hash that results were always stored under", () => {
    expect(compile(SPECIFICATION, {}).hash).to.equal(
      "a825feb701e664b56300d36ee03ab7926c194209cb6f642b698e0b2a63a8be8c",
    );
    expect(compileDatasets(datasets, {}).transforms.map(({ hash }) => hash)).to.deep.equal([
      "cc134e6174782459e58b6ca620168d7accde17e5c7d3c028fac90cd609b1de21",
    ]);
  });

  it("has one transform for every key, and names no data set", () => {
    const { transformOf, otherwise } = compileDatasets({ specification: SPECIFICATION }, {});

    expect(transformOf("a.csv")).to.equal(transformOf("b/c.ndjson"));
    expect([transformOf("a.csv")?.dataset, otherwise]).to.deep.equal([undefined, undefined]);
  });
});

describe("several data sets", () => {
  const { transformOf } = compileDatasets(
    listOf(
      { name: "returns", keys: { prefix: "shop/orders/returns/" } },
      { name: "orders", keys: { prefix: "shop/orders/", pattern: ".*\\.csv(\\.gz)?" } },
      { name: "lists", keys: { pattern: "[^/]+/list-\\d{4}\\.ndjson" }, outputPrefix: "a/lists/" },
    ),
    {},
  );
  const rows = [
    ["shop/orders/returns/1.csv", "returns"],
    ["shop/orders/1.csv", "orders"],
    ["shop/orders/1.csv.gz", "orders"],
    ["shop/orders/1.csv.zip", undefined],
    ["shop/orders", undefined],
    ["x/shop/orders/1.csv", undefined],
    ["shop/list-2026.ndjson", "lists"],
    ["shop/list-2026.ndjson\n", undefined],
    ["shop/b/list-2026.ndjson", undefined],
  ] as const;
  for (const [path, name] of rows) {
    it(`are chosen by key: ${JSON.stringify(path)} is of ${name ?? "none"}`, () => {
      expect(transformOf(path)?.dataset?.name).to.equal(name);
    });
  }

  it("write under their name, or the prefix that they give", () => {
    expect(transformOf("shop/orders/1.csv")?.dataset?.outputPrefix).to.equal("orders/");
    expect(transformOf("shop/list-2026.ndjson")?.dataset?.outputPrefix).to.equal("a/lists/");
  });

  it("have a hash of name, prefix and specification, and not of what chooses their objects", () => {
    const hash = hashOf({});

    expect(hash).to.equal(hashOf({ keys: { pattern: "x" } }));
    expect(hash).to.equal(hashOf({ outputPrefix: "orders/" }));
    const others = [{ name: "a" }, { outputPrefix: "b/" }, { version: 2 }].map(hashOf);
    expect(new Set([hash, compile(SPECIFICATION, {}).hash, ...others])).to.have.property("size", 5);
  });
});

describe("the check of data sets", () => {
  const NO_FOLDER =
    "which is no folder of up to 60 lower-case letters, digits, hyphens and underscores, with a slash at its end";
  const rows: readonly (readonly [unknown, string])[] = [
    [{ ...LIST, datasets: [] }, "datasets must hold at least one"],
    [{ ...LIST, datasets: [null] }, "datasets[0]: is null, no object"],
    [{ ...LIST, otherwise: "skip" }, 'otherwise must be fail or setAside, not "skip"'],
    [{ ...LIST, more: 1 }, "more is not known: expected datasets, otherwise, formerOutputPrefixes"],
    [
      { ...LIST, formerOutputPrefixes: Array.from({ length: 25 }, (_, index) => `a${index}/`) },
      "datasets and formerOutputPrefixes hold 26 prefixes, more than the 25 that the policy of a role has room for",
    ],
    [{ ...LIST, formerOutputPrefixes: ["a"] }, `formerOutputPrefixes holds "a", ${NO_FOLDER}`],
    [
      listOf({ name: "Orders", outputPrefix: "orders/" }),
      'Orders: name must be up to 40 lower-case letters, digits and hyphens, a letter first, not "Orders"',
    ],
    [listOf({ outputPrefix: "_orders/" }), `orders: outputPrefix is "_orders/", ${NO_FOLDER}`],
    [
      listOf({ outputPrefix: `${"a".repeat(60)}/` }),
      `orders: outputPrefix is "${"a".repeat(60)}/", ${NO_FOLDER}`,
    ],
    [listOf({ outputPrefix: "" }), `orders: outputPrefix is "", ${NO_FOLDER}`],
    [listOf({ outputPrefix: "dt=1/" }), `orders: outputPrefix is "dt=1/", ${NO_FOLDER}`],
    [listOf({ keys: {} }), "orders: keys must have a prefix or a pattern"],
    [
      listOf({ keys: { pattern: "(" } }),
      'orders: keys.pattern must be a regular expression as text, not "("',
    ],
    [
      listOf({ keys: { prefix: "raw/orders/" } }),
      'orders: keys.prefix is "raw/orders/": keys are without raw/ here',
    ],
    [
      listOf({}, { keys: { prefix: "x" }, outputPrefix: "x/" }),
      "orders: another data set before it has the same name",
    ],
    [
      listOf({}, { name: "b", keys: { prefix: "b" }, outputPrefix: "orders/b/" }),
      "b: outputPrefix orders/b/ is one within the other with orders/ of orders",
    ],
    [
      listOf({}, { name: "b", keys: { prefix: "shop/orders/b/", pattern: ".*" } }),
      'b: orders before it takes all keys that begin with "shop/orders/"',
    ],
    [listOf({ version: 0 }), "orders: version must be a whole number from 1, not 0"],
  ];
  for (const [list, problem] of rows) {
    it(`refuses: ${problem}`, () => {
      expect(() => checkDatasets(list as Datasets))
        .to.throw(Error)
        .with.property("message", `the data sets are wrong: ${problem}`);
    });
  }

  it("accepts a wide data set after a narrow one", () => {
    const narrow = { name: "narrow", keys: { prefix: "shop/orders/returns/" } };
    expect(() => checkDatasets(listOf(narrow, {}))).not.to.throw();
  });
});

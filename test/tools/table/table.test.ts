import { expect } from "chai";
import { columnsOf } from "../../../lambdas/data-output/columns";
import type { DatasetList } from "../../../lambdas/datasets/dataset-types";
import type { Specification } from "../../../lambdas/datasets/specification-types";
import { readCommandLine } from "../../../tools/table/command-line";
import { findDataset, table } from "../../../tools/table/table";
import { tableDdl } from "../../../tools/table/table-ddl";

const SPECIFICATION: Specification = {
  version: 1,
  maxRejectShare: 0,
  fields: {
    Id: { type: "int64", required: true },
    text: { type: "string" },
    count: { type: "integer" },
    size: { type: "number" },
    price: { type: "decimal", precision: 12, scale: 2 },
    big: { type: "decimal", precision: 30, scale: 0 },
    paid: { type: "boolean" },
    at: { type: "timestamp", resolution: "microseconds" },
    day: { derive: { kind: "date", of: "at" } },
    more: { type: "json" },
    secret: { type: "integer", redact: {} },
    "od`d": { type: "string" },
    made: { type: "integer", make: () => 1 },
  },
};
const ORDERS = { name: "my-orders", keys: { prefix: "a" }, ...SPECIFICATION };
const LIST: DatasetList = {
  datasets: [ORDERS, { ...ORDERS, name: "lists", outputPrefix: "a/lists/" }],
  otherwise: "fail",
};

describe("the table of a data set's results", () => {
  const ddl = (format: "parquet" | "ndjson") =>
    tableDdl({
      name: "my-orders",
      bucket: "acme-out",
      prefix: "shop/orders/",
      format,
      columns: columnsOf(SPECIFICATION),
      since: "2026-11-01",
    });

  it("has the types of the files and projected partitions for Parquet", () => {
    expect(ddl("parquet")).to.equal(
      `CREATE EXTERNAL TABLE IF NOT EXISTS \`my_orders\` (
  \`id\` bigint,
  \`text\` string,
  \`count\` bigint,
  \`size\` double,
  \`price\` decimal(12,2),
  \`big\` decimal(30,0),
  \`paid\` boolean,
  \`at\` timestamp,
  \`day\` date,
  \`more\` string,
  \`secret\` string,
  \`od\`\`d\` string,
  \`made\` bigint
)
PARTITIONED BY (\`dt\` string)
STORED AS PARQUET
LOCATION 's3://acme-out/shop/orders/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2026-11-01,NOW',
  'projection.dt.interval' = '1',
  'projection.dt.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://acme-out/shop/orders/dt=\${dt}/'
);
`,
    );
  });

  it("has times as strings for NDJSON, whose reader does not support ISO 8601", () => {
    expect(ddl("ndjson"))
      .to.include("  `at` string COMMENT 'a timestamp by from_iso8601_timestamp',\n")
      .and.to.include("  `day` string COMMENT 'a date by date',\n")
      .and.to.include("ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'\n");
  });

  it("is for the named data set, or for the whole bucket if there are no data sets", () => {
    expect(findDataset("lists", LIST)).to.include({ name: "lists", prefix: "a/lists/" });
    expect(findDataset("my-orders", LIST)).to.include({ prefix: "my-orders/" });
    expect(findDataset(undefined, { specification: SPECIFICATION })).to.include({
      name: "results",
      prefix: "",
    });
    expect(() => findDataset(undefined, LIST)).to.throw(
      "--dataset: expected one of my-orders, lists, got none",
    );
    expect(() => findDataset("orders", { specification: SPECIFICATION })).to.throw(
      "--dataset: expected no --dataset, since lambdas/datasets/datasets.ts has one specification for all objects, got orders",
    );
  });

  it("takes bucket and format from a stack's configuration or the command line", async () => {
    const printed = async (...args: readonly string[]) => {
      let text = "";
      const output = { write: (each: string) => (text += each) };
      const { signal } = new AbortController();
      const options = readCommandLine(args);
      if (options === undefined) throw new Error("no options");
      expect(await table(options, { stdout: output, stderr: output, env: {}, signal })).to.equal(0);
      return text;
    };

    expect(await printed("--stack", "prod")).to.include("LOCATION 's3://acme-etl-prod-output/'");
    expect(await printed("--bucket", "acme-out", "--format", "parquet", "--name", "o")).to.match(
      /^CREATE EXTERNAL TABLE IF NOT EXISTS `o` [^;]*STORED AS PARQUET\nLOCATION 's3:\/\/acme-out\/'/,
    );
  });

  const wrong = [
    [[], "expected either --stack or --bucket"],
    [["--stack", "prod", "--bucket", "a"], "expected either --stack or --bucket"],
    [["--bucket", "A"], "--bucket: expected a bucket name of 3 to 63 characters, got A"],
    [["--bucket", "abc", "--format", "csv"], "--format: expected ndjson or parquet, got csv"],
    [
      ["--bucket", "abc", "--since", "2026"],
      "--since: expected a date such as 2026-01-01, got 2026",
    ],
    [
      ["--bucket", "abc", "--name", "a-b"],
      "--name: expected lower-case letters, digits and underscores, got a-b",
    ],
  ] as const;
  for (const [args, message] of wrong) {
    it(`rejects ${args.join(" ") || "no arguments"}: ${message}`, () => {
      expect(() => readCommandLine(args)).to.throw(message);
    });
  }
});

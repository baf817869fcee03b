import { rawNumber } from "@lambda-etl/shared/json-digits";
import { expect } from "chai";
import { parquetMetadata } from "hyparquet";
import { columnsOf } from "../../../lambdas/data-output/columns";
import type { Specification } from "../../../lambdas/datasets/specification-types";
import { seededSample } from "../../support/policies/seeded-sample";
import { CONTENT, CUTS, EMPTY, expectSameCutAt, FULL, read, write } from "./parquet-files";

describe("a Parquet file", () => {
  it("holds each type of the specification as one of its own, and what is missing as null", async () => {
    const partly = { ...EMPTY, text: "" };

    const file = await write([`${JSON.stringify(FULL)}\n${JSON.stringify(partly)}\n`]);

    expect(await read(file)).to.deep.equal([
      {
        ...FULL,
        count: 9007199254740991n,
        line: 12n,
        at: new Date("2026-11-23T12:34:56.789Z"),
        // Dates of JavaScript have milliseconds.
        exactAt: new Date("2026-11-23T12:34:56.789Z"),
        day: new Date("2026-11-23"),
        born: new Date("1969-12-31"),
        more: '{"a":[1,null]}',
      },
      partly,
    ]);
    const { schema } = parquetMetadata(file);
    const types = schema
      .slice(1)
      .map(({ name, type, converted_type, repetition_type }) => [
        name,
        type,
        converted_type,
        repetition_type,
      ]);
    expect(types).to.deep.equal([
      ["text", "BYTE_ARRAY", "UTF8", "REQUIRED"],
      ["count", "INT64", undefined, "OPTIONAL"],
      ["price", "DOUBLE", undefined, "OPTIONAL"],
      ["paid", "BOOLEAN", undefined, "OPTIONAL"],
      ["at", "INT64", "TIMESTAMP_MILLIS", "OPTIONAL"],
      ["exactAt", "INT64", "TIMESTAMP_MICROS", "OPTIONAL"],
      ["day", "INT32", "DATE", "OPTIONAL"],
      ["born", "INT32", "DATE", "OPTIONAL"],
      ["more", "BYTE_ARRAY", "UTF8", "OPTIONAL"],
      ["secret", "BYTE_ARRAY", "UTF8", "OPTIONAL"],
      ["name", "BYTE_ARRAY", "UTF8", "OPTIONAL"],
      ["line", "INT64", undefined, "OPTIONAL"],
      ["file", "BYTE_ARRAY", "UTF8", "OPTIONAL"],
      ["total", "DOUBLE", undefined, "OPTIONAL"],
    ]);
  });

  it("says by the logical type that times are in UTC", async () => {
    const file = await write([`${JSON.stringify(FULL)}\n`]);
    const logical = Object.fromEntries(
      parquetMetadata(file).schema.map(({ name, logical_type }) => [name, logical_type]),
    );

    expect(logical.at).to.deep.equal({ type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" });
    expect(logical.exactAt).to.deep.equal({
      type: "TIMESTAMP",
      isAdjustedToUTC: true,
      unit: "MICROS",
    });
  });

  it("has values of JSON as text, with all digits of their numbers", async () => {
    const line = '{"text":"a","more":{"b":1.00000000000000000001,"c":"1.50000000000000000000"}}\n';
    const [record] = await read(await write([line]));

    expect(record?.more).to.equal('{"b":1.00000000000000000001,"c":"1.50000000000000000000"}');
  });

  it("has statistics of every column, and an index where a column has several pages", async () => {
    const record = (at: number) => JSON.stringify({ ...FULL, text: `${at}`.padEnd(600, "x") });
    const lines = Array.from({ length: 4_000 }, (_, at) => `${record(at)}\n`);
    const { row_groups } = parquetMetadata(await write(lines));
    const columns = row_groups.flatMap((group) => group.columns);

    for (const { meta_data } of columns) {
      expect(meta_data?.statistics?.null_count).to.equal(0n);
      expect(meta_data?.statistics?.min_value).not.to.equal(undefined);
    }
    const indexed = columns.filter(({ column_index_offset }) => column_index_offset !== undefined);
    expect(indexed.map(({ meta_data }) => meta_data?.path_in_schema)).to.deep.equal([["text"]]);
  });

  it("has the microseconds of a time, before 1970 too", () => {
    const [column] = columnsOf({
      version: 1,
      maxRejectShare: 0,
      fields: { at: { type: "timestamp", resolution: "microseconds" } },
    });
    expect(column?.toValue("1969-12-31T23:59:59.999999Z")).to.equal(-1n);
    expect(column?.toValue("2026-11-23T12:34:56.789012Z")).to.equal(1795437296789012n);
  });

  describe("with numbers without loss", () => {
    const LOSSLESS: Specification = {
      version: 1,
      maxRejectShare: 0,
      fields: {
        id: { type: "int64" },
        price: { type: "decimal", precision: 18, scale: 4 },
        huge: { type: "decimal", precision: 38, scale: 10, required: true },
      },
    };
    const lines = [
      '{"id":9223372036854775807,"price":12345678901234.5678,"huge":-9999999999999999999999999999.9999999999}',
      '{"id":-9007199254740993,"price":0.1000,"huge":0.0000000001}',
      '{"id":7,"price":null,"huge":1.5000000000}',
    ];

    it("holds each digit of them", async () => {
      const file = await write([`${lines.join("\n")}\n`], undefined, LOSSLESS);
      const { schema } = parquetMetadata(file);
      expect(
        schema.slice(1).map(({ type, type_length, converted_type, precision, scale }) => ({
          ...{ type, type_length, converted_type, precision, scale },
        })),
      ).to.deep.equal([
        {
          type: "INT64",
          type_length: undefined,
          converted_type: undefined,
          precision: undefined,
          scale: undefined,
        },
        {
          type: "INT64",
          type_length: undefined,
          converted_type: "DECIMAL",
          precision: 18,
          scale: 4,
        },
        {
          type: "FIXED_LEN_BYTE_ARRAY",
          type_length: 16,
          converted_type: "DECIMAL",
          precision: 38,
          scale: 10,
        },
      ]);
      const records = await read(file);
      expect(records.map(({ id }) => id)).to.deep.equal([
        9223372036854775807n,
        -9007199254740993n,
        7n,
      ]);
      // This reader makes doubles of decimals.
      expect(records.map(({ price }) => price)).to.deep.equal([12345678901234.568, 0.1, null]);
      expect(records.map(({ huge }) => huge)).to.deep.equal([-1e28, 1e-10, 1.5]);
    });

    const decimals = columnsOf(LOSSLESS)[1];
    it("has a decimal as the whole number of its last digits", () => {
      const values = [JSON.parse("0.1"), rawNumber("12345678901234.5678"), JSON.parse("-3")];
      expect(values.map((value) => decimals?.toValue(value))).to.deep.equal([
        1000n,
        123456789012345678n,
        -30000n,
      ]);
    });

    for (const value of [0.12345, rawNumber("1234567890123.45678")]) {
      it(`refuses ${JSON.stringify(value)}, which another version of the specification has made`, () => {
        expect(() => decimals?.toValue(value)).to.throw(
          `${JSON.stringify(value)} has more than the 4 decimals of its column`,
        );
      });
    }
  });

  it("has row groups of bounded size, and the same records wherever the content is cut", async () => {
    const whole = await write([CONTENT], 3);

    const groups = parquetMetadata(whole).row_groups.map(({ num_rows }) => Number(num_rows));
    expect(groups).to.deep.equal([3, 3, 1]);
    expect((await read(whole)).map(({ price }) => price)).to.deep.equal([0, 1, 2, 3, 4, 5, 6]);
    await expectSameCutAt(seededSample(CUTS, 20));
  });

  it("without records still says its columns", async () => {
    const file = await write([]);

    expect(await read(file)).to.deep.equal([]);
    expect(parquetMetadata(file).schema).to.have.length(15);
  });

  it("refuses a record with a field that is no column, instead of losing it", async () => {
    const error = await write([`${JSON.stringify({ ...FULL, extra: 1 })}\n`]).catch(
      (reason: Error) => reason,
    );

    expect(error).to.have.property(
      "message",
      "s3://in/part has the field extra, which this function's specification does not have: it was made with another",
    );
  });
});

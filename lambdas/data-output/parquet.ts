import { StringDecoder } from "node:string_decoder";
import { zstdCompressSync } from "node:zlib";
import { mayHoldManyDigits, parseJson } from "@lambda-etl/shared/json-digits";
import type { SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Column } from "./columns";

// Larger groups hardly compress better, and a group is held in memory both as values and as bytes.
const ROW_GROUP_ROWS = 25_000;

/**
 * Turns NDJSON into a Parquet file, one row group at a time.
 * @param where names the source in error messages
 * @throws if a record has a field without a column, because no field may be lost
 */
export async function* toParquet(
  content: AsyncIterable<Buffer>,
  columns: readonly Column[],
  where: string,
  rowGroupRows = ROW_GROUP_ROWS,
): AsyncGenerator<Buffer, void> {
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    writer,
    schema: schemaOf(columns),
    codec: "ZSTD",
    compressors: { ZSTD: (bytes) => zstdCompressSync(bytes) },
    createdBy: "lambda-etl data-output",
  });
  let group = new RowGroup(columns, where);
  const writeGroup = () => {
    // Synchronous, because this writer only fills memory.
    parquet.write({ columnData: group.columnData(), rowGroupSize: rowGroupRows });
    group = new RowGroup(columns, where);
    return takeBytes(writer);
  };
  for await (const lines of lineBatches(content)) {
    for (const line of lines) {
      group.add(line);
      if (group.rows === rowGroupRows) yield writeGroup();
    }
  }
  if (group.rows > 0) yield writeGroup();
  parquet.finish();
  yield takeBytes(writer);
}

// A double represents every number of up to 15 characters exactly.
const SAFE_DIGITS = 15;

class RowGroup {
  rows = 0;
  readonly #values: unknown[][];
  readonly #isLossless: boolean;

  constructor(
    private readonly columns: readonly Column[],
    private readonly where: string,
  ) {
    this.#isLossless = columns.some(({ isLossless }) => isLossless);
    this.#values = columns.map(() => []);
  }

  add(line: string): void {
    const record = JSON.parse(line) as Readonly<Record<string, unknown>>;
    let known = 0;
    const withDigits = this.#digitsOf(line) ?? record;
    for (const [index, { name, toValue, isLossless }] of this.columns.entries()) {
      const value = isLossless ? withDigits[name] : record[name];
      if (value !== undefined) known += 1;
      this.#values[index]?.push(value === undefined || value === null ? null : toValue(value));
    }
    if (known !== Object.keys(record).length) {
      const names = new Set(this.columns.map(({ name }) => name));
      const unknown = Object.keys(record).find((name) => !names.has(name));
      throw new Error(
        `${this.where} has the field ${unknown}, which this function's specification does not have: it was made with another`,
      );
    }
    this.rows += 1;
  }

  /** The record with all digits of its numbers, if it has long numbers and a column needs them. */
  #digitsOf(line: string): Readonly<Record<string, unknown>> | undefined {
    if (!this.#isLossless || !mayHoldManyDigits(line)) return undefined;
    return parseJson(line, ({ length }) => length > SAFE_DIGITS) as Record<string, unknown>;
  }

  columnData() {
    return this.columns.map(({ name }, index) => ({
      name,
      data: this.#values[index] ?? [],
      // In addition to the row groups' statistics, for columns with several pages in a group.
      columnIndex: true,
    }));
  }
}

function schemaOf(columns: readonly Column[]): SchemaElement[] {
  return [
    { name: "root", num_children: columns.length },
    ...columns.map(
      ({ name, element, isNullable }): SchemaElement => ({
        ...element,
        name,
        repetition_type: isNullable ? "OPTIONAL" : "REQUIRED",
      }),
    ),
  ];
}

/** Copies the writer's bytes, because the writer reuses the memory. */
function takeBytes(writer: ByteWriter): Buffer {
  const bytes = Buffer.from(writer.getBytes());
  writer.index = 0;
  return bytes;
}

async function* lineBatches(content: AsyncIterable<Buffer>): AsyncGenerator<readonly string[]> {
  const decoder = new StringDecoder("utf8");
  let tail = "";
  for await (const chunk of content) {
    const lines = (tail + decoder.write(chunk)).split("\n");
    tail = lines.pop() ?? "";
    yield lines;
  }
  if (tail !== "") yield [tail];
}

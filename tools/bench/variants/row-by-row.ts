import { createReadStream, createWriteStream } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { parse } from "csv-parse";
import type { Modify, Raw } from "./modify";
import type { Variant } from "./variant";

/**
 * The usual idiom: a chain of streams, in which each record is a separate object in every stream.
 */
export function rowByRow(modify: Modify, format: "ndjson" | "csv"): Variant {
  return async (input, output) => {
    const readers =
      format === "csv" ? [parse({ columns: true, bom: true })] : [splitLines(), parseLines()];
    await pipeline([
      createReadStream(input),
      createGunzip(),
      ...readers,
      modifyRecords(modify),
      stringifyRecords(),
      createGzip(),
      createWriteStream(output),
    ]);
  };
}

function splitLines(): Transform {
  const decoder = new TextDecoder();
  let tail = "";
  return new Transform({
    readableObjectMode: true,
    transform(chunk: Buffer, _, done) {
      const lines = (tail + decoder.decode(chunk, { stream: true })).split("\n");
      tail = lines.pop() ?? "";
      for (const line of lines) this.push(line);
      done();
    },
    flush(done) {
      if (tail !== "") this.push(tail);
      done();
    },
  });
}

function parseLines(): Transform {
  return new Transform({
    objectMode: true,
    transform: (line: string, _, done) => done(null, JSON.parse(line)),
  });
}

function modifyRecords(modify: Modify): Transform {
  return new Transform({
    objectMode: true,
    transform: (raw: Raw, _, done) => done(null, modify(raw)),
  });
}

function stringifyRecords(): Transform {
  return new Transform({
    writableObjectMode: true,
    transform: (record: object, _, done) => done(null, `${JSON.stringify(record)}\n`),
  });
}

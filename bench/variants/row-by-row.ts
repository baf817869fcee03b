import { createReadStream, createWriteStream } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { parse } from "csv-parse";
import { compile, type OutputRecord } from "../../lambdas/data-transform/compile";
import type { Specification } from "../../lambdas/data-transform/specification-types";
import type { Variant } from "./variant";

type Raw = Readonly<Record<string, unknown>>;

/** The usual idiom: a chain of streams, each record an object of its own in every one of them. */
export function rowByRow(specification: Specification, format: "ndjson" | "csv"): Variant {
  return async (input, output) => {
    const readers =
      format === "csv" ? [parse({ columns: true, bom: true })] : [splitLines(), parseLines()];
    await pipeline([
      createReadStream(input),
      createGunzip(),
      ...readers,
      transformRecords(specification, format === "csv" ? "" : undefined),
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

function transformRecords(specification: Specification, missing: "" | undefined): Transform {
  const judge = compile(specification).forRecords<Raw>(([first = ""]) => (raw) => {
    const value = raw[first];
    return value === missing ? undefined : value;
  });
  return new Transform({
    objectMode: true,
    transform: (raw: Raw, _, done) => {
      const outcome = judge(raw);
      if (typeof outcome === "string") done();
      else done(null, outcome);
    },
  });
}

function stringifyRecords(): Transform {
  return new Transform({
    writableObjectMode: true,
    transform: (record: OutputRecord, _, done) => done(null, `${JSON.stringify(record)}\n`),
  });
}

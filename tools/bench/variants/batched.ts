import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip, type Gzip } from "node:zlib";
import { parse } from "csv-parse";
import { compile } from "../../../lambdas/data-transform/compile";
import type { Specification } from "../../../lambdas/datasets/specification-types";
import type { Modify } from "./modify";
import { CHUNK_BYTES, MIN_BLOCK_BYTES, type Variant } from "./variant";

/** The minimum work: parses and serializes each record in large batches, without checks. */
export function floorOf(modify: Modify): Variant {
  return async (input, output) => {
    const content = createGunzip({ chunkSize: CHUNK_BYTES });
    const read = pipeline(createReadStream(input), content);
    const { gzip, written } = gzipTo(output);
    let tail = "";
    const decoder = new TextDecoder();
    for await (const chunk of content as AsyncIterable<Buffer>) {
      const lines = (tail + decoder.decode(chunk, { stream: true })).split("\n");
      tail = lines.pop() ?? "";
      let text = "";
      for (const line of lines) {
        const record = modify(JSON.parse(line));
        if (record !== undefined) text += `${JSON.stringify(record)}\n`;
      }
      if (text !== "") await put(gzip, text);
    }
    gzip.end();
    await Promise.all([read, written]);
  };
}

/** Has the structure of our transform, with csv-parse as the reader. */
export function csvParseBatches(specification: Specification): Variant {
  return async (input, output) => {
    const content = createGunzip({ chunkSize: CHUNK_BYTES });
    const parser = parse();
    const read = pipeline(createReadStream(input), content, parser);
    const { gzip, written } = gzipTo(output);
    let transformRecord: ReturnType<typeof transformFor> | undefined;
    let lines: string[] = [];
    let characters = 0;
    for await (const row of parser as AsyncIterable<readonly string[]>) {
      if (transformRecord === undefined) {
        transformRecord = transformFor(specification, row);
        continue;
      }
      const outcome = transformRecord(row, 1);
      if (typeof outcome === "string") continue;
      const line = JSON.stringify(outcome);
      lines.push(line);
      characters += line.length;
      if (characters < MIN_BLOCK_BYTES) continue;
      await put(gzip, `${lines.join("\n")}\n`);
      [lines, characters] = [[], 0];
    }
    if (lines.length > 0) await put(gzip, `${lines.join("\n")}\n`);
    gzip.end();
    await Promise.all([read, written]);
  };
}

function transformFor(specification: Specification, header: readonly string[]) {
  return compile(specification).forRecords<readonly string[]>(([first = ""]) => {
    const index = header.indexOf(String(first));
    return (row) => (row[index] === "" ? undefined : row[index]);
  }, "orders.csv");
}

function gzipTo(output: string): { readonly gzip: Gzip; readonly written: Promise<void> } {
  const gzip = createGzip({ chunkSize: MIN_BLOCK_BYTES });
  return { gzip, written: pipeline(gzip, createWriteStream(output)) };
}

async function put(gzip: Gzip, text: string): Promise<void> {
  if (!gzip.write(text)) await once(gzip, "drain");
}

export type LineEnd = "\n" | "\r";

const LINE_FEED = 10;
const RETURN = 13;

/** Bytes, and their line end. */
export interface Lines {
  readonly lineEnd: LineEnd;
  readonly bytes: AsyncIterable<Buffer>;
}

/**
 * Determines the line end from the first line: a line feed, with or without a carriage return
 * before it, or a carriage return alone. Line ends inside quotes don't count. Defaults to line
 * feeds if `maxBytes` have no line end.
 * @param quote undefined if quotes are plain text
 */
export async function withLineEnd(
  chunks: AsyncIterable<Buffer>,
  maxBytes: number,
  quote: string | undefined = '"',
): Promise<Lines> {
  const quoteByte = quote?.charCodeAt(0);
  const iterator = chunks[Symbol.asyncIterator]();
  const taken: Buffer[] = [];
  let takenBytes = 0;
  let isQuoted = false;
  let isAfterReturn = false;
  let found: LineEnd | undefined;
  while (found === undefined && takenBytes <= maxBytes) {
    const { value, done } = await iterator.next();
    if (done) {
      found = isAfterReturn ? "\r" : "\n";
      break;
    }
    taken.push(value);
    takenBytes += value.length;
    for (const byte of value) {
      if (isAfterReturn) found = byte === LINE_FEED ? "\n" : "\r";
      else if (byte === LINE_FEED && !isQuoted) found = "\n";
      if (found !== undefined) break;
      if (byte === quoteByte) isQuoted = !isQuoted;
      isAfterReturn = byte === RETURN && !isQuoted;
    }
  }
  return { lineEnd: found ?? "\n", bytes: again(taken, iterator) };
}

async function* again(
  taken: readonly Buffer[],
  rest: AsyncIterator<Buffer>,
): AsyncGenerator<Buffer> {
  yield* taken;
  yield* { [Symbol.asyncIterator]: () => rest };
}

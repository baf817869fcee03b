/** How contents begin, in hex. Those of one letter case: text can't begin so. */
const SIGNATURES: readonly (readonly [start: string, name: string])[] = [
  ["1f8b", "gzip"],
  ["28b52ffd", "zstd"],
  // An archive of which only the end is left, or that is split into several files, is also a ZIP
  // archive.
  ["504b0304", "a ZIP archive"],
  ["504b0506", "a ZIP archive"],
  ["504b0708", "a ZIP archive"],
  ["425a68", "bzip2"],
  ["fd377a58", "xz"],
  ["377abcaf", "a 7z archive"],
  ["52617221", "a RAR archive"],
  ["04224d18", "lz4"],
  ["1f9d", "compress"],
  ["ff060000734e6150", "snappy"],
  ["50415231", "Parquet"],
  ["4f626a01", "Avro"],
  ["4f5243", "ORC"],
  ["4152524f5731", "Arrow"],
  ["53514c69746520666f726d6174", "SQLite"],
  ["25504446", "PDF"],
  ["d0cf11e0", "an old Office document"],
  ["fffe0000", "text in UTF-32"],
  ["0000feff", "text in UTF-32"],
];
// The skippable frames that zstd content may begin with: 184d2a50 to 184d2a5f, in little-endian
// order.
const SKIPPABLE_FRAME = /^5[0-9a-f]2a4d18/;
const TAR = { at: 257, mark: "ustar" };
const EXPECTED = "expected NDJSON or CSV, plain, gzip or zstd";

/** The format that the first bytes of content show; undefined if they show none. */
export function signatureOf(first: Buffer): string | undefined {
  const start = first.subarray(0, 16).toString("hex");
  if (SKIPPABLE_FRAME.test(start)) return "zstd";
  const mark = first.subarray(TAR.at, TAR.at + TAR.mark.length).toString("latin1");
  if (mark === TAR.mark) return "a tar archive";
  return SIGNATURES.find(([signature]) => start.startsWith(signature))?.[1];
}

/** @throws if the content, of an object or inside a compression, has an unreadable format */
export function refuseOtherContent(first: Buffer, within?: string): void {
  const found = signatureOf(first);
  if (found === undefined) return;
  const where = within === undefined ? "" : ` within ${within}`;
  throw new Error(`the content is ${found}${where}: ${EXPECTED}`);
}

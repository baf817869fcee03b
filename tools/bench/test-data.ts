import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

/**
 * Orders as NDJSON or CSV, the same CSV in another dialect (semicolons, decimal commas,
 * backslashes), or sensor readings: NDJSON of half the size.
 */
export type TestData = "orders" | "csv" | "dialect" | "readings";

export interface TestFile {
  readonly path: string;
  readonly data: TestData;
  readonly isGzip: boolean;
  /** The file ends with the first record that reaches one of the limits. */
  readonly maxRecords?: number;
  readonly maxContentBytes?: number;
}

const COUNTRIES = ["FR", "NO", "DE", "TR", "IT", "JP", "CZ", "BR"];
const WORDS = "gift wrap leave at the door ring twice “fragile” call first Hlavní vchod 🎁".split(
  " ",
);
const COLUMNS = "id,occurred_at,email,country,quantity,price,paid,note";
const START_MS = Date.UTC(2026, 9, 1);
const BLOCK_RECORDS = 1000;

/**
 * Writes records, always the same: orders as the project's specification expects them, about 180
 * bytes each as NDJSON, one in 500 without a price, so that it is rejected; or readings of about 90
 * bytes.
 */
export async function writeTestFile(file: TestFile): Promise<{
  readonly records: number;
  readonly contentBytes: number;
}> {
  const { maxRecords = Number.POSITIVE_INFINITY, maxContentBytes = Number.POSITIVE_INFINITY } =
    file;
  const toText = LINES[file.data];
  const random = randomNumbers();
  let records = 0;
  let contentBytes = 0;
  const blocks = function* () {
    let lines = HEADERS[file.data] ?? [];
    while (records < maxRecords && contentBytes < maxContentBytes) {
      lines.push(toText(records, random));
      records += 1;
      if (lines.length < BLOCK_RECORDS && records < maxRecords) continue;
      const block = Buffer.from(`${lines.join("\n")}\n`);
      contentBytes += block.length;
      lines = [];
      yield block;
    }
  };
  const content = Readable.from(blocks());
  const target = createWriteStream(file.path);
  await (file.isGzip ? pipeline(content, createGzip(), target) : pipeline(content, target));
  return { records, contentBytes };
}

const LINES: Readonly<Record<TestData, (index: number, random: Random) => string>> = {
  orders: (index, random) => JSON.stringify(makeOrder(index, random)),
  csv: (index, random) => toCsv(makeOrder(index, random)),
  dialect: (index, random) => toDialect(makeOrder(index, random)),
  readings: (index, random) => JSON.stringify(makeReading(index, random)),
};

const HEADERS: Readonly<Partial<Record<TestData, string[]>>> = {
  csv: [COLUMNS],
  dialect: [COLUMNS.replaceAll(",", ";")],
};

type Random = (below: number) => number;

function makeReading(index: number, random: Random) {
  return {
    sensor: `sensor-${1_000 + random(500)}`,
    at: new Date(START_MS + index * 700 + random(700)).toISOString(),
    celsius: random(4_000) / 100,
    ok: random(50) !== 0,
  };
}

const FIRST_ORDER = 100_000;
const WITHOUT_PRICE_EVERY = 500;

/** The index of the order with this ID. */
export function indexOfOrder(id: string): number {
  return Number(id.slice(2)) - FIRST_ORDER;
}

/** Whether an order is valid. */
export function hasPrice(index: number): boolean {
  return index % WITHOUT_PRICE_EVERY !== WITHOUT_PRICE_EVERY - 1;
}

function makeOrder(index: number, random: Random) {
  const price = random(50_000) / 100;
  return {
    id: `A-${FIRST_ORDER + index}`,
    occurred_at: new Date(START_MS + index * 700 + random(700)).toISOString(),
    email: `customer.${random(1_000_000)}@example.net`,
    country: COUNTRIES[random(COUNTRIES.length)],
    quantity: 1 + random(9),
    ...(hasPrice(index) && { price }),
    paid: random(2) === 1,
    note: Array.from({ length: random(8) }, () => WORDS[random(WORDS.length)]).join(" "),
  };
}

function toCsv({
  id,
  occurred_at,
  email,
  country,
  quantity,
  price,
  paid,
  note,
}: ReturnType<typeof makeOrder>): string {
  const quoted = note.includes("“")
    ? `"${note.replaceAll("“", '""').replaceAll("”", '""')}"`
    : note;
  return [id, occurred_at, email, country, quantity, price ?? "", paid, quoted].join(",");
}

function toDialect(order: ReturnType<typeof makeOrder>): string {
  const { id, occurred_at, email, country, quantity, price, paid, note } = order;
  const quoted = note.includes("“")
    ? `"${note.replaceAll("“", '\\"').replaceAll("”", '\\"')}"`
    : note;
  const shownPrice = price === undefined ? "-" : String(price).replace(".", ",");
  return [id, occurred_at, email, country, quantity, shownPrice, paid ? "ja" : "nein", quoted].join(
    ";",
  );
}

/** Lehmer's generator: the same numbers on every machine. */
function randomNumbers(): Random {
  let state = 42;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

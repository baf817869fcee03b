import { expect } from "chai";
import fc from "fast-check";
import { exampleOf, parserOf } from "../../../lambdas/data-transform/time-pattern";
import type { SourceField, TimeFormat } from "../../../lambdas/datasets/specification-types";
import { testSeed } from "../../support/policies/seeded-sample";
import { contentOf, outcomeOf, problemOf, specificationOf } from "./specifications";

const timestamp = (format: TimeFormat | readonly TimeFormat[]): SourceField => ({
  type: "timestamp",
  format,
});
const micro = (format?: TimeFormat): SourceField => ({
  type: "timestamp",
  resolution: "microseconds",
  ...(format !== undefined && { format }),
});
const date = (format: TimeFormat | readonly TimeFormat[]): SourceField => ({
  type: "date",
  format,
});

const PATTERNS = [
  "yyyy-MM-dd HH:mm:ss",
  "yyyyMMdd",
  "dd.MM.yy",
  "M/d/yyyy h:mm a",
  "EEE MMM dd HH:mm:ss X yyyy",
  "EEEE, d MMMM yyyy",
  "dd/MMM/yyyy:HH:mm:ss X",
  "yyyy-MM-dd'T'HH.mm.ss.SSS",
  "d 'o''clock' M ''yyyy",
];

describe("times", () => {
  const read: readonly (readonly [SourceField, unknown, string])[] = [
    [timestamp("iso8601"), "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.000Z"],
    [timestamp("iso8601"), "2026-01-02T03:04:05+0200", "2026-01-02T01:04:05.000Z"],
    [micro("iso8601"), "2026-01-02 03:04:05.123456-08", "2026-01-02T11:04:05.123456Z"],
    [timestamp("iso8601"), "20260102T030405Z", "2026-01-02T03:04:05.000Z"],
    [timestamp("iso8601"), "20260102T0304+05:30", "2026-01-01T21:34:00.000Z"],
    [timestamp("iso8601"), "2026-01-02 03:04:05 UTC", "2026-01-02T03:04:05.000Z"],
    [timestamp("iso8601"), "2026-01-02t03:04:05,5z", "2026-01-02T03:04:05.500Z"],
    [timestamp("iso8601"), "2026-12-31T24:00:00Z", "2027-01-01T00:00:00.000Z"],
    [micro(), "2026-01-02T03:04:05.123456Z", "2026-01-02T03:04:05.123456Z"],
    [micro(), "2026-01-02T03:04:05.1234560+01:00", "2026-01-02T02:04:05.123456Z"],
    [micro(), "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.000000Z"],
    [timestamp("epochSeconds"), 1767225600, "2026-01-01T00:00:00.000Z"],
    [timestamp("epochSeconds"), "1767225600.25", "2026-01-01T00:00:00.250Z"],
    [timestamp("epochSeconds"), -0.5, "1969-12-31T23:59:59.500Z"],
    [timestamp("epochMilliseconds"), "1767225600123", "2026-01-01T00:00:00.123Z"],
    [timestamp("epochMilliseconds"), -1, "1969-12-31T23:59:59.999Z"],
    [micro("epochMicroseconds"), 1767225600123456, "2026-01-01T00:00:00.123456Z"],
    [micro("epochMicroseconds"), "-1", "1969-12-31T23:59:59.999999Z"],
    [micro("epochSeconds"), "1767225600.123456", "2026-01-01T00:00:00.123456Z"],
    [timestamp("epochMicroseconds"), "1767225600123000", "2026-01-01T00:00:00.123Z"],
    [timestamp("dd.MM.yyyy HH:mm"), "02.01.2026 03:04", "2026-01-02T03:04:00.000Z"],
    [timestamp("M/d/yyyy h:mm:ss a"), "1/2/2026 12:04:05 AM", "2026-01-02T00:04:05.000Z"],
    [timestamp("M/d/yyyy h:mm:ss a"), "11/12/2026 12:04:05 p.m.", "2026-11-12T12:04:05.000Z"],
    [timestamp("dd/MMM/yyyy:HH:mm:ss X"), "02/Jan/2026:03:04:05 -0700", "2026-01-02T10:04:05.000Z"],
    [
      timestamp("EEE, d MMMM yyyy HH:mm:ss X"),
      "Fri, 2 JANUARY 2026 03:04:05 GMT",
      "2026-01-02T03:04:05.000Z",
    ],
    [micro("yyyyMMddHHmmssSSSSSS"), "20260102030405123456", "2026-01-02T03:04:05.123456Z"],
    [timestamp(["yyyy-MM-dd", "dd.MM.yyyy"]), "03.01.2026", "2026-01-03T00:00:00.000Z"],
    [timestamp(["iso8601", "epochSeconds"]), 0, "1970-01-01T00:00:00.000Z"],
    [date("dd/MM/yyyy"), "31/12/2026", "2026-12-31"],
    [date("d MMM yy"), "1 may 69", "1969-05-01"],
    [date("d MMM yy"), "1 may 68", "2068-05-01"],
    [date(["yyyyMMdd", "yyyy.MM.dd"]), "2024.02.29", "2024-02-29"],
    [
      { ...date("dd/MM/yyyy"), nullWords: ["00/00/0000"], default: "1900-01-01" },
      "00/00/0000",
      "1900-01-01",
    ],
    [
      { ...micro("epochSeconds"), default: "2026-01-01T00:00:00Z" },
      null,
      "2026-01-01T00:00:00.000000Z",
    ],
  ];
  for (const [field, value, expected] of read) {
    it(`reads ${JSON.stringify(value)} as ${expected} by ${JSON.stringify(field)}`, () => {
      expect(outcomeOf(field, value)).to.deep.equal({ a: expected });
    });
  }

  const notOfType = "a is not of type timestamp";
  const rejected: readonly (readonly [SourceField, unknown, string])[] = [
    [timestamp("iso8601"), "2026-01-02", notOfType],
    [timestamp("iso8601"), "2026-02-29T00:00:00Z", notOfType],
    [timestamp("iso8601"), "2026-01-01T24:00:01Z", notOfType],
    [timestamp("iso8601"), "2026-01-01T03:04:60Z", notOfType],
    [timestamp("iso8601"), "2026-01-01T03:04:05+24:00", notOfType],
    [
      timestamp("iso8601"),
      "0000-01-01T00:00:00+01:00",
      "a is not in the years 0000 to 9999 of UTC",
    ],
    [timestamp("iso8601"), 1767225600, notOfType],
    [micro(), "2026-01-02T03:04:05.1234567Z", "a is more precise than microseconds"],
    [timestamp("epochSeconds"), "1767225600.1234", "a is more precise than milliseconds"],
    [timestamp("epochSeconds"), "253402300800", "a is not in the years 0000 to 9999 of UTC"],
    [
      timestamp("epochSeconds"),
      "99999999999999999999",
      "a is not in the years 0000 to 9999 of UTC",
    ],
    [timestamp("epochSeconds"), "1e9", notOfType],
    [timestamp("epochSeconds"), "", notOfType],
    [timestamp("epochSeconds"), true, notOfType],
    [timestamp("dd.MM.yyyy"), "31.04.2026", notOfType],
    [timestamp("dd.MM.yyyy"), "1.4.2026", notOfType],
    [timestamp("dd.MM.yyyy"), "01x04x2026", notOfType],
    [date("MM/dd/yyyy"), "13/01/2026", "a is not of type date"],
    [date("MM/dd/yyyy"), "2026-01-13", "a is not of type date"],
  ];
  for (const [field, value, reason] of rejected) {
    it(`rejects ${JSON.stringify(value)} by ${JSON.stringify(field)}: ${reason}`, () => {
      expect(outcomeOf(field, value)).to.equal(reason);
    });
  }

  it("keeps the digits of a time that a double can't hold", async () => {
    const specification = specificationOf({ a: micro("epochSeconds") });
    const lines = '{"a":17672256000.123456}\n{"a":1767225600.1234560000000}\n';
    expect((await contentOf(specification, "raw/a.ndjson", [Buffer.from(lines)])).written).to.equal(
      '{"a":"2530-01-05T00:00:00.123456Z"}\n{"a":"2026-01-01T00:00:00.123456Z"}\n',
    );
  });

  it("agrees with Date on the numbers of all units", () => {
    const milliseconds = fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 });
    fc.assert(
      fc.property(milliseconds, (number) => {
        const expected = new Date(number).toISOString();
        expect(outcomeOf(timestamp("epochMilliseconds"), number)).to.deep.equal({ a: expected });
        expect(outcomeOf(timestamp("epochMicroseconds"), `${number}000`)).to.deep.equal({
          a: expected,
        });
        expect(outcomeOf(timestamp("iso8601"), expected)).to.deep.equal({ a: expected });
      }),
      { seed: testSeed },
    );
  });

  for (const pattern of PATTERNS) {
    it(`reads an example of ${pattern}`, () => {
      expect(parserOf(pattern)(exampleOf(pattern))).to.include({
        year: "2026",
        month: "01",
        day: "01",
      });
    });
  }

  const wrong: readonly (readonly [object, string])[] = [
    [{ type: "timestamp", format: [] }, ".format must be a format or a list of them, not []"],
    [{ type: "timestamp", format: 1 }, ".format must be a text, not 1"],
    [
      { type: "timestamp", format: "yyyy-MM" },
      '.format "yyyy-MM" must have a year, a month and a day',
    ],
    [
      { type: "timestamp", format: "yyyy-MM-dd hh:mm" },
      '.format "yyyy-MM-dd hh:mm" must have a beside h, and h beside a',
    ],
    [
      { type: "timestamp", format: "yyyy-MM-dd 'at" },
      '.format "yyyy-MM-dd \'at" has a quote that is not closed',
    ],
    [
      { type: "timestamp", format: "dd dd MM yyyy" },
      '.format "dd dd MM yyyy" has a part of the time twice',
    ],
    [
      { type: "date", format: "yyyy-MM-dd HH" },
      '.format "yyyy-MM-dd HH" has HH, which is of no date',
    ],
    [
      { type: "date", format: "epochSeconds" },
      '.format "epochSeconds" has e, which is not known: expected yyyy, yy, MMMM, MMM, MM, M, dd, d, HH, H, hh, h, a, mm, ss, EEEE, EEE, X, S for each decimal of a second, or a text in single quotes',
    ],
    [
      { type: "timestamp", resolution: "seconds" },
      '.resolution must be one of milliseconds, microseconds, not "seconds"',
    ],
    [
      { type: "date", resolution: "milliseconds" },
      ".resolution is not known: expected type, source, optional, required, default, filter, redact, check, trim, nullWords, format",
    ],
    [
      { type: "timestamp", format: "dd.MM.yyyy", default: "01.02.2026" },
      '.default "01.02.2026" is no timestamp',
    ],
  ];
  for (const [field, problem] of wrong) {
    it(`refuses a field: ${problem}`, () => {
      expect(problemOf({ ...specificationOf({}), fields: { a: field } })).to.equal(
        `fields.a${problem}`,
      );
    });
  }
});

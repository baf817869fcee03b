import { expect } from "chai";
import { admitsText, textScope } from "../../../policy-pack/events/event-matchers";

const everything = { pattern: "*", except: [] };

const scopes: readonly (readonly [matcher: unknown, scope: object | undefined])[] = [
  ["raw/a.csv", { pattern: "raw/a.csv", except: [] }],
  ["a*b?", { pattern: "a?b?", except: [] }],
  [5, undefined],
  [null, undefined],
  [{ exists: true }, everything],
  [{ exists: false }, undefined],
  [{ numeric: [">", 0] }, undefined],
  [{ cidr: "10.0.0.0/8" }, undefined],
  [{}, everything],
  [{ "not-yet-known": "raw/" }, everything],
  [{ prefix: "raw/" }, { pattern: "raw/*", except: [] }],
  [{ prefix: { "equals-ignore-case": "r1/" } }, { pattern: "?1/*", except: [] }],
  [{ prefix: { other: "raw/" } }, everything],
  [{ prefix: 5 }, everything],
  [{ suffix: ".csv" }, { pattern: "*.csv", except: [] }],
  [{ "equals-ignore-case": "A-1" }, { pattern: "?-1", except: [] }],
  [{ wildcard: "raw/*/\\*.csv" }, { pattern: "raw/*/?.csv", except: [] }],
  [{ wildcard: "a\\\\b" }, { pattern: "a\\b", except: [] }],
  [{ "anything-but": "raw/a" }, { pattern: "*", except: ["raw/a"] }],
  [{ "anything-but": ["raw/a", "raw/b"] }, { pattern: "*", except: ["raw/a", "raw/b"] }],
  [{ "anything-but": [1, null, true] }, everything],
  [{ "anything-but": { prefix: "out/" } }, { pattern: "*", except: ["out/*"] }],
  [
    { "anything-but": { suffix: [".tmp", { "equals-ignore-case": ".log" }] } },
    { pattern: "*", except: ["*.tmp", "*.log"] },
  ],
  [{ "anything-but": { prefix: 5 } }, everything],
  [{ "anything-but": { wildcard: "out/*/a" } }, { pattern: "*", except: ["out/*/a"] }],
  [
    { "anything-but": { "equals-ignore-case": ["out", "tmp"] } },
    { pattern: "*", except: ["out", "tmp"] },
  ],
  [{ "anything-but": { "not-yet-known": "out" } }, everything],
];

describe("a matcher of an event pattern", () => {
  for (const [matcher, scope] of scopes) {
    it(`${JSON.stringify(matcher)} lets through ${JSON.stringify(scope)}`, () => {
      expect(textScope(matcher)).to.deep.equal(scope);
    });
  }

  for (const [matchers, text, isAdmitted] of [
    [["aws.s3"], "aws.s3", true],
    [["aws.ec2", { prefix: "aws.s" }], "aws.s3", true],
    [["aws.ec2", { exists: false }], "aws.s3", false],
    [[{ "anything-but": { prefix: "aws." } }], "aws.s3", false],
    [[{ "anything-but": "aws.ec2" }], "aws.s3", true],
    [[], "aws.s3", false],
  ] as const) {
    it(`${JSON.stringify(matchers)} ${isAdmitted ? "lets" : "does not let"} ${text} through`, () => {
      expect(admitsText(matchers, text)).to.equal(isAdmitted);
    });
  }
});

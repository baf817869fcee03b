import { expect } from "chai";
import { matchesWildcard } from "../../../policy-pack/values/wildcard";

describe("a wildcard pattern", () => {
  const cases = [
    { text: "data-ingestion", pattern: "data-ingestion", matches: true },
    { text: "data-ingestion-2", pattern: "data-ingestion", matches: false },
    { text: "etl-data-ingestion-2", pattern: "*data-ingestion*", matches: true },
    { text: "data-ingestion", pattern: "*data-ingestion*", matches: true },
    { text: "", pattern: "*", matches: true },
    { text: "urn:pulumi:dev::etl::a/b", pattern: "urn:*/b", matches: true },
    { text: "two\nlines", pattern: "two*lines", matches: true },
    { text: "ab", pattern: "a?", matches: true },
    { text: "a", pattern: "a?", matches: false },
    { text: "abc", pattern: "a?", matches: false },
    { text: "a.b", pattern: "a.b", matches: true },
    { text: "axb", pattern: "a.b", matches: false },
    { text: "a+(b)[c]{d}^$|\\", pattern: "a+(b)[c]{d}^$|\\", matches: true },
    { text: "aXbXc", pattern: "a*c", matches: true },
    { text: "aXbX", pattern: "a*c", matches: false },
    { text: "ababac", pattern: "*aba?", matches: true },
    { text: "ab", pattern: "ab**", matches: true },
    { text: "ab", pattern: "ab*?", matches: false },
    { text: "a".repeat(5000), pattern: "*a".repeat(40), matches: true },
    { text: "a".repeat(5000), pattern: `${"*a".repeat(40)}b`, matches: false },
    { text: "Data", pattern: "data", matches: false },
  ];
  for (const { text, pattern, matches } of cases) {
    it(`${shown(pattern)} ${matches ? "matches" : "does not match"} ${shown(text)}`, () => {
      expect(matchesWildcard(text, pattern)).to.equal(matches);
    });
  }
});

function shown(text: string): string {
  return JSON.stringify(text.length > 50 ? `${text.slice(0, 50)}...` : text);
}

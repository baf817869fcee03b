import { expect } from "chai";
import fc from "fast-check";
import { readDeclaration } from "../../../policy-pack/forms/declared-resources";
import { isUnknown } from "../../../policy-pack/values/unknown";
import { arbitraryDeclaration } from "./arbitrary-declaration";
import { testSeed } from "./seeded-sample";

/** How much was found in all declarations together. */
interface Counts {
  readonly declared: number;
  readonly unread: number;
  readonly unknownValues: number;
}

/** Reads so many arbitrary declarations: none may fail, or have other values than those of JSON. */
export function readArbitraryDeclarations(numRuns: number): Counts {
  const counts = { declared: 0, unread: 0, unknownValues: 0 };
  fc.assert(
    fc.property(arbitraryDeclaration, (resource) => {
      const { declared, unread } = readDeclaration(resource);
      const values = allValues(declared);
      expect(values.filter((each) => /symbol|function/.test(typeof each))).to.deep.equal([]);
      counts.declared += declared.length;
      counts.unread += unread.length;
      counts.unknownValues += values.filter(isUnknown).length;
    }),
    { seed: testSeed, numRuns },
  );
  return counts;
}

/** The value, and the values in it at whatever depth. */
function allValues(value: unknown): readonly unknown[] {
  const inner = typeof value === "object" && value !== null ? Object.values(value) : [];
  return [value, ...inner.flatMap(allValues)];
}

import { deepStrictEqual } from "node:assert";

interface TestRunner {
  describe(title: string, body: () => void): void;
  it(title: string, body: () => Promise<void>): void;
}

/** The test runner in use: mocha, or any other with these globals. */
const runner = globalThis as unknown as TestRunner;

export function describe(title: string, body: () => void): void {
  runner.describe(title, body);
}

export function it(title: string, body: () => Promise<void>): void {
  runner.it(title, body);
}

/** Asserts that both lists have equal elements, in any order. */
export function assertSameMembers<Element extends object>(
  actual: readonly Element[],
  expected: readonly Element[],
): void {
  deepStrictEqual(sorted(actual), sorted(expected));
}

function sorted<Element extends object>(list: readonly Element[]): readonly Element[] {
  const keyOf = (element: Element) => JSON.stringify(Object.entries(element).sort());
  return list.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

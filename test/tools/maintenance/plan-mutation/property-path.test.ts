import { expect } from "chai";
import { wrapSecret } from "../../../../preview/engine/property-values";
import type { PropertyValue } from "../../../../preview/model";
import {
  changeAt,
  ignorePath,
  type Path,
  pathClass,
} from "../../../../tools/maintenance/plan-mutation/property-path";

const document = JSON.stringify({ Statement: [{ Action: ["s3:GetObject"] }] });

describe("paths of properties", () => {
  const classes: readonly (readonly [Path, string])[] = [
    [["timeout"], "timeout"],
    [["rules", 3, "id"], "rules[*].id"],
    [
      ["policy", "Statement", 0, "Condition", "aws:SourceArn"],
      "policy.Statement[*].Condition.aws:SourceArn",
    ],
  ];
  for (const [path, expected] of classes) {
    it(`are ${expected} as a class`, () => {
      expect(pathClass(path)).to.equal(expected);
    });
  }

  it("quote keys that are no words where ignoreChanges takes them", () => {
    expect(ignorePath(["rules", 0, "tags", "a.b"])).to.equal('rules[0].tags["a.b"]');
  });

  const changes: readonly {
    readonly title: string;
    readonly value: PropertyValue;
    readonly path: Path;
    readonly to: PropertyValue | undefined;
    readonly expected: PropertyValue;
  }[] = [
    { title: "a key", value: { a: 1, b: 2 }, path: ["a"], to: 3, expected: { a: 3, b: 2 } },
    { title: "a key away", value: { a: 1, b: 2 }, path: ["a"], to: undefined, expected: { b: 2 } },
    {
      title: "a key that is not there",
      value: {},
      path: ["a", "b"],
      to: 1,
      expected: { a: { b: 1 } },
    },
    { title: "an element", value: [1, 2, 3], path: [1], to: 4, expected: [1, 4, 3] },
    { title: "an element away", value: [1, 2, 3], path: [1], to: undefined, expected: [1, 3] },
    {
      title: "what a secret holds",
      value: { a: wrapSecret({ b: 1 }) },
      path: ["a", "b"],
      to: 2,
      expected: { a: wrapSecret({ b: 2 }) },
    },
    {
      title: "a part of a JSON document",
      value: { policy: document },
      path: ["policy", "Statement", 0, "Action", 0],
      to: "*",
      expected: { policy: JSON.stringify({ Statement: [{ Action: ["*"] }] }) },
    },
  ];
  for (const { title, value, path, to, expected } of changes) {
    it(`change ${title}, and nothing else`, () => {
      expect(changeAt(value, path, () => to)).to.deep.equal(expected);
    });
  }
});

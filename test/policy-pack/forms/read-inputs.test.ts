import { expect } from "chai";
import type { Conversion, InputSource } from "../../../policy-pack/data/cloudformation-type";
import {
  originsOf,
  type PathRoots,
  readShape,
  valueAt,
} from "../../../policy-pack/forms/read-inputs";
import { unknownValue } from "../../../policy-pack/values/unknown";

type Row = readonly [title: string, source: InputSource, roots: PathRoots, read: unknown];

const weights = [{ FunctionVersion: "2", FunctionWeight: 0.1 }];
const named = { shape: { one: "One" } };
/** An object that `String` can't make a text of. */
const likeText = { toString: "a" };

const takeTarget = { path: "Rules", where: ["Name", "main"], take: "Target" } as const;
const memory = { MemorySize: 128, VPCConfig: { ARN: "a" }, Tags: ["B"] };

/** What is read from a source; undefined is left out. */
const rows: readonly Row[] = [
  ["a path", "Code.ImageUri", { properties: { Code: { ImageUri: "a" } } }, "a"],
  ["a path to nothing", "Code", { properties: { Code: null } }, undefined],
  [
    "a path to names in capitals",
    "Of",
    { properties: { Of: memory } },
    { memorySize: 128, vpcConfig: { arn: "a" }, tags: ["B"] },
  ],
  [
    "a path to names that begin with a small letter",
    "Of",
    { properties: { Of: { vpcConfig: 1, keyID: 2, sseKMSKeyId: 3 } } },
    { vpcConfig: 1, keyID: 2, sseKMSKeyId: 3 },
  ],
  [
    "a path to capitals before a digit",
    "Of",
    { properties: { Of: { AB1: 1, ARN: 2 } } },
    { aB1: 1, arn: 2 },
  ],
  [
    "a path to objects in a list",
    "Of",
    { properties: { Of: [{ MemorySize: 1 }] } },
    [{ memorySize: 1 }],
  ],
  ["a path of an element", ".Id", { properties: {}, element: { Id: "a" } }, "a"],
  ["a path of the resource itself", "@name", { properties: {}, own: { name: "a" } }, "a"],
  ["a path of a resource without names", "@name", { properties: {} }, undefined],
  ["the first of two that is there", { either: ["A", "B"] }, { properties: { B: "b" } }, "b"],
  ["neither of two", { either: ["A", "B"] }, { properties: {} }, undefined],
  ["an object", { path: "Of", ...named }, { properties: { Of: { One: 1 } } }, { one: 1 }],
  ["an object without a path", named, { properties: { One: 1 } }, { one: 1 }],
  ["an object of nothing", named, { properties: {} }, undefined],
  ["an empty object", { path: "Of", ...named }, { properties: { Of: {} } }, {}],
  [
    "an unknown object",
    { path: "Of", ...named },
    { properties: { Of: unknownValue } },
    unknownValue,
  ],
  ["an object of unknown properties", named, { properties: unknownValue }, undefined],
  [
    "objects of a list",
    { path: "Of", each: named.shape },
    { properties: { Of: [{ One: 1 }, unknownValue] } },
    [{ one: 1 }, unknownValue],
  ],
  [
    "an unknown list",
    { path: "Of", each: named.shape },
    { properties: { Of: unknownValue } },
    unknownValue,
  ],
  ["another word", { path: "A", words: { On: "yes" } }, { properties: { A: "On" } }, "yes"],
  [
    "an object in place of a word",
    { path: "A", words: { On: "yes" } },
    { properties: { A: likeText } },
    likeText,
  ],
  [
    "a part of an element whose name is an object",
    takeTarget,
    { properties: { Rules: [{ Name: likeText, Target: "a" }] } },
    undefined,
  ],
  [
    "a word named like a method",
    { path: "A", words: { On: "yes" } },
    { properties: { A: "toString" } },
    "toString",
  ],
  ["the same word", { path: "A", words: { On: "yes" } }, { properties: { A: "Off" } }, "Off"],
  [
    "a part of an element found by name",
    takeTarget,
    { properties: { Rules: [{ Name: "other" }, { Name: "Main", Target: "a" }] } },
    "a",
  ],
  ["a part of an element not found", takeTarget, { properties: { Rules: [] } }, undefined],
];

/** What a value becomes in a conversion. */
const conversions: readonly (readonly [Conversion, value: unknown, converted: unknown])[] = [
  ["document", "{}", "{}"],
  ["document", { a: [1, null] }, '{"a":[1,null]}'],
  ["document", { a: [unknownValue] }, { a: [unknownValue] }],
  ["document", unknownValue, unknownValue],
  ["json", "{}", "{}"],
  ["json", { a: 1 }, '{"a":1}'],
  ["json", { a: unknownValue }, unknownValue],
  ["json", { a: 1, b: unknownValue }, unknownValue],
  ["json", null, undefined],
  ["map", { Any: 1 }, { Any: 1 }],
  ["map", [{ Key: "a", Value: "b" }], [{ Key: "a", Value: "b" }]],
  ["tags", [{ Key: "a", Value: "b" }], { a: "b" }],
  [
    "tags",
    [
      { Key: "a", Value: "b" },
      { Key: unknownValue, Value: "c" },
    ],
    unknownValue,
  ],
  ["tags", { a: "b" }, { a: "b" }],
  ["tags", [{ Key: unknownValue, Value: "b" }], unknownValue],
  ["tags", [{ Key: likeText, Value: "b" }], { '{"toString":"a"}': "b" }],
  ["pairs", [{ Name: "a", Value: "b" }], { a: "b" }],
  ["pairs", weights, { "2": 0.1 }],
  ["pairs", { a: "b" }, { a: "b" }],
  ["number", "-1.5", -1.5],
  ["number", "12", 12],
  ["number", "1.25", 1.25],
  ["number", "a1", "a1"],
  ["number", "1a", "1a"],
  ["number", ["1"], ["1"]],
  ["number", "many", "many"],
  ["number", 3, 3],
  ["boolean", "true", true],
  ["boolean", "false", false],
  ["boolean", true, true],
  ["first", [{ Size: 1 }, { Size: 2 }], { size: 1 }],
  ["list", "a", ["a"]],
  ["list", ["a"], ["a"]],
  ["list", unknownValue, [unknownValue]],
  ["qualifier", "arn:aws:lambda:eu-west-1:123456789012:function:worker:live", "live"],
  ["qualifier", "worker", undefined],
  ["qualifier", likeText, undefined],
  ["qualifier", unknownValue, undefined],
];

const origins: readonly (readonly [InputSource, readonly string[]])[] = [
  ["Code.ImageUri", ["Code"]],
  [".Id", [""]],
  [{ path: "Code.ImageUri", as: "json" }, ["Code"]],
  [{ either: ["A.B", { path: "C", as: "map" }] }, ["A", "C"]],
  [{ shape: { one: "A", other: "B.C" } }, ["A", "B"]],
  [{ path: "A.B", shape: { one: "C" } }, ["A"]],
];

const paths: readonly (readonly [value: unknown, path: string, found: unknown])[] = [
  [{ a: { b: 1 } }, "A.B", 1],
  [{ a: [{ b: 1 }] }, "a.0.b", 1],
  [{ a: unknownValue }, "a.b", unknownValue],
  [{ a: 1 }, "a.b", undefined],
  [{ a: 1 }, "b", undefined],
  [{ a: 1 }, "", { a: 1 }],
];

describe("the inputs read from CloudFormation properties", () => {
  for (const [title, source, roots, read] of rows) {
    it(`are those of ${title}`, () => {
      const expected = read === undefined ? {} : { input: read };
      expect(readShape({ input: source }, roots)).to.deep.equal(expected);
    });
  }

  for (const [as, value, converted] of conversions) {
    it(`are converted as ${as}: ${JSON.stringify(value)}`, () => {
      const expected = converted === undefined ? {} : { input: converted };
      const found = readShape({ input: { path: "A", as } }, { properties: { A: value } });
      expect(found).to.deep.equal(expected);
    });
  }

  for (const [source, tops] of origins) {
    it(`tell the properties that they come from: ${JSON.stringify(source)}`, () => {
      expect(originsOf(source)).to.deep.equal(tops);
    });
  }

  for (const [value, path, found] of paths) {
    it(`are found at the path '${path}' of ${JSON.stringify(value)}`, () => {
      expect(valueAt(value, path)).to.deep.equal(found);
    });
  }
});

import { expect } from "chai";
import type { Attribute } from "../../../policy-pack/data/attribute";
import {
  declaredDifferences,
  isSame,
  shown,
  valueDifferences,
} from "../../../policy-pack/stack/value-differences";

const account = "123456789012";
const role = `arn:aws:iam::${account}:role/etl`;
const policy = JSON.stringify({ Statement: [{ Effect: "Allow", Action: "s3:GetObject" }] });

/** The same with its action as a list, in another case. */
const respelt = JSON.stringify({ Statement: [{ Action: ["S3:getobject"], Effect: "Allow" }] });

const rows: readonly {
  readonly title: string;
  readonly declared: unknown;
  readonly deployed: unknown;
  readonly spelling?: Pick<Attribute, "form" | "chosen">;
  /** By path. */
  readonly found: readonly (readonly [path: string, message: string])[];
}[] = [
  {
    title: "a value",
    declared: 512,
    deployed: 3008,
    found: [["p", "p is 3008, and the program declares 512"]],
  },
  { title: "a secret", declared: "[secret]", deployed: 5, found: [] },
  {
    title: "a part of an object, the others being as declared",
    declared: { a: 1, b: { c: 2, d: 3 } },
    deployed: { a: 1, b: { c: 2, d: 4 } },
    found: [["p.b.d", "p.b.d is 4, and the program declares 3"]],
  },
  {
    title: "each part of an object that is gone",
    declared: { a: 1, b: 2 },
    deployed: undefined,
    found: [
      ["p.a", "p.a is none, and the program declares 1"],
      ["p.b", "p.b is none, and the program declares 2"],
    ],
  },
  {
    title: "an object in the place of a text",
    declared: "text",
    deployed: { a: 1 },
    found: [["p.a", "p.a is 1, and the program declares none"]],
  },
  {
    title: "what AWS adds to an object, but for what it chooses",
    declared: { a: 1 },
    deployed: { a: 1, b: 2, c: 3 },
    spelling: { chosen: ["c"] },
    found: [["p.b", "p.b is 2, and the program declares none"]],
  },
  {
    title: "elements that are others, without what AWS chooses of them at any depth",
    declared: [{ name: "a", parts: [{ size: 1 }] }],
    deployed: [
      { name: "a", id: "1", parts: [{ size: 1, id: "2" }] },
      { name: "b", id: "3" },
    ],
    spelling: { chosen: ["id"] },
    found: [["p", 'p has {"name":"b"}, which the program does not declare']],
  },
  {
    title: "elements with an id that the program chooses for one of them",
    declared: [{ name: "a", parts: [{ id: "1" }] }, { name: "b" }],
    deployed: [{ name: "a", parts: [{ id: "2" }] }, { name: "b" }],
    spelling: { chosen: ["id"] },
    found: [
      ["p", 'p has {"name":"a","parts":[{"id":"2"}]}, which the program does not declare'],
      ["p", 'p lacks {"name":"a","parts":[{"id":"1"}]}'],
    ],
  },
  {
    title: "all elements of a list that is gone, or was not there",
    declared: [{ name: "a" }],
    deployed: undefined,
    found: [["p", 'p lacks {"name":"a"}']],
  },
  {
    title: "all elements of a list that the program does not declare",
    declared: undefined,
    deployed: [{ name: "a" }, "b"],
    found: [
      ["p", 'p has {"name":"a"}, which the program does not declare'],
      ["p", "p has b, which the program does not declare"],
    ],
  },
  {
    title: "the order of a sequence",
    declared: ["a", "b"],
    deployed: ["b", "a"],
    spelling: { form: "sequence" },
    found: [["p", 'p is ["b","a"], and the program declares ["a","b"]']],
  },
  { title: "the order of another list", declared: ["a", "b"], deployed: ["b", "a"], found: [] },
  {
    title: "another principal",
    declared: account,
    deployed: "events.amazonaws.com",
    spelling: { form: "principal" },
    found: [["p", `p is events.amazonaws.com, and the program declares ${account}`]],
  },
  {
    title: "an inline policy with another document, and one that is no policy",
    declared: [{ name: "a", policy }, "b"],
    deployed: [{ name: "a", policy: policy.replace("s3:GetObject", "s3:*") }],
    spelling: { form: "policies by name" },
    found: [
      [
        "p",
        `p has ${JSON.stringify({ name: "a", policy: policy.replace("s3:GetObject", "s3:*") })}, which the program does not declare`,
      ],
      ["p", `p lacks ${JSON.stringify({ name: "a", policy })}`],
      ["p", "p lacks b"],
    ],
  },
];

describe("the differences of a value", () => {
  for (const { title, declared, deployed, spelling = {}, found } of rows) {
    it(`are, for ${title}: ${found.length}`, () => {
      const differences = valueDifferences("p", declared, deployed, spelling);
      expect(differences.map(({ path, message }) => [path, message])).to.deep.equal(found);
    });
  }

  it("are only those in what is declared, where AWS adds to it", () => {
    expect(declaredDifferences("p", { a: { b: 1 } }, { a: { b: 1, c: 2 }, d: 3 })).to.deep.equal(
      [],
    );
    expect(declaredDifferences("p", { a: { b: 1 } }, { a: "text" })).to.deep.equal([
      { path: "p.a.b", message: "p.a.b is none, and the program declares 1" },
    ]);
  });
});

describe("two values", () => {
  for (const [one, other, form, expected] of [
    ["etl", role, "reference", true],
    [role, "etl", "reference", true],
    [role, "tl", "reference", false],
    [role, undefined, "reference", false],
    [undefined, undefined, "reference", true],
    [account, `arn:aws:iam::${account}:root`, "principal", true],
    [account, role, "principal", false],
    ['{"a":["x","y"]}', '{ "a": ["y", "x"] }', "JSON", true],
    ['{"a":["x","y"]}', '{ "a": ["y", "x"] }', "ordered JSON", false],
    ['{"a":["x","y"]}', '{ "a": ["y", "x"] }', "partial JSON", true],
    [undefined, "{}", "JSON", true],
    [undefined, "{}", "ordered JSON", false],
    ["text", "text", "JSON", true],
    [undefined, [], "policies by name", true],
    ["a", ["a"], "policies by name", true],
    [[{ name: "a", policy }], [{ name: "a", policy: respelt }], "policies by name", true],
    [[{ name: "a", policy }], [{ name: "b", policy }], "policies by name", false],
    [["a", "b"], ["b", "a"], undefined, true],
  ] as const) {
    it(`${shown(one)} and ${shown(other)} are ${expected ? "" : "not "}the same as ${form ?? "a value"}`, () => {
      expect(isSame(one, other, form && { form })).to.equal(expected);
    });
  }
});

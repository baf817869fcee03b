import type { SmallProgram } from "../small-program";

export const resourcePrograms: readonly SmallProgram[] = [
  { name: "a thing that is right", program: `new Thing("a", { size: 1, label: "l" });` },
  {
    name: "mandatory, advisory and remediated findings",
    program: `new Thing("a", { size: 11 }); new Thing("b", { size: 1, label: "wrong" });`,
  },
  { name: "no resource at all", program: "" },
  {
    name: "an unknown input, and what depends on it",
    program: `const a = new Thing("a", { size: 1 });
      new Thing("b", { size: a.arn, zone: a.id, nested: { list: [a.arn, "known"] } });`,
  },
  {
    name: "an output of an input is known at a preview",
    program: `const a = new Thing("a", { size: 11, zone: "z" }); new Thing("b", { size: a.size, zone: a.zone });`,
  },
  {
    name: "stack policies on one resource and on the stack",
    program: `for (const name of ["a", "b", "c", "d", "e", "f"]) new Thing(name, { zone: name === "f" ? "a" : name });`,
  },
  {
    name: "every option that a policy is told",
    program: `const a = new Thing("a");
      new Thing("b", { size: 1 }, {
        protect: true, ignoreChanges: ["size"], deleteBeforeReplace: true, additionalSecretOutputs: ["zone"],
        customTimeouts: { create: "1h30m", update: "5m", delete: "10s" }, dependsOn: [a],
        retainOnDelete: true, replaceOnChanges: ["zone"], deletedWith: a, aliases: [{ name: "old" }],
      });
      new Thing("c", {}, { deleteBeforeReplace: false, protect: false, ignoreChanges: ["*"] });`,
  },
  {
    name: "null, undefined, empty and special values",
    program: `new Thing("a", {
        nothing: null, missing: undefined, empty: "", list: [], map: {}, zero: 0, off: false,
        holes: [1, null, undefined, 2], number: 1e21, negative: -0.5, text: "\\u0000 \\ud83d\\ude00 <b>",
        nested: { a: { b: [null, { c: undefined }] } }, __internal: "x", list__: [{ __defaults: ["a"] }],
      });`,
  },
  {
    name: "names with every sort of character",
    program: `for (const name of ["a::b", "a$b", "a b", "ä", "a/b:c", "%25"]) new Thing(name, { size: 11 });`,
  },
  {
    name: "assets and archives",
    files: { "data/one.txt": "one", "data/two.txt": "two" },
    program: `new Thing("a", {
        label: "l", text: new pulumi.asset.StringAsset("hello"), file: new pulumi.asset.FileAsset("data/one.txt"),
        folder: new pulumi.asset.FileArchive("data"),
        archive: new pulumi.asset.AssetArchive({ "x.txt": new pulumi.asset.StringAsset("x"), sub: new pulumi.asset.FileArchive("data") }),
      });`,
  },
  {
    name: "a missing asset",
    failsEarly: true,
    program: `new Thing("a", { file: new pulumi.asset.FileAsset("missing.txt") });`,
  },
  {
    name: "references to resources",
    program: `const a = new Thing("a"); const g = new Group("g"); new Thing("b", { thing: a, group: g, list: [a] });`,
  },
  {
    name: "a resource twice",
    program: `new Thing("a"); new Thing("a", { size: 11 });`,
  },
  {
    name: "a program that throws after its resources",
    failsEarly: true,
    program: `new Thing("a", { size: 11 }); throw new Error("no more");`,
  },
  {
    name: "a program that rejects",
    failsEarly: true,
    program: `new Thing("a", { size: 11 }); Promise.reject(new Error("rejected"));`,
  },
  {
    name: "an error in the log",
    program: `new Thing("a"); pulumi.log.error("this can't be");`,
  },
  { name: "a run error", failsEarly: true, program: `throw new pulumi.RunError("stop here");` },
  {
    name: "a policy's configuration and levels",
    packConfig: { size: { limit: 3 }, zones: "advisory", label: "disabled", off: "mandatory" },
    program: `new Thing("a", { size: 4, zone: "z" }); new Thing("b", { label: "wrong", zone: "z" });`,
  },
  {
    name: "all policies at another level",
    packConfig: { all: "advisory", inputs: "disabled", outputs: "disabled", size: "mandatory" },
    program: `new Thing("a", { size: 11, zone: "z" }); new Thing("b", { label: "wrong", zone: "z" });`,
  },
  {
    name: "remediation beside its own validation, as mandatory",
    packConfig: { label: "mandatory" },
    program: `new Thing("a"); new Thing("b", { label: "wrong" });`,
  },
  {
    name: "remediated inputs are what others depend on",
    program: `const a = new Thing("a"); new Thing("b", { size: 1, label: a.label }); exports.label = a.label;`,
  },
  {
    name: "an import of what exists",
    program: `new Thing("a", { size: 5, zone: "read" }, { import: "id-1" });`,
  },
];

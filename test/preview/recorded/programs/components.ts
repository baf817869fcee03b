import type { SmallProgram } from "../small-program";

export const componentPrograms: readonly SmallProgram[] = [
  {
    name: "components in components",
    program: `new Group("g", (g) => {
        new Thing("a", { size: 11 }, { parent: g });
        new Group("inner", (inner) => { new Thing("b", {}, { parent: inner }); }, { parent: g });
      });`,
  },
  {
    name: "a component's protection and providers",
    program: `const own = new pulumi.ProviderResource("thing", "own", { region: "r" });
      new Group("g", (g) => {
        new Thing("a", {}, { parent: g }); new Thing("b", {}, { parent: g, protect: false });
        new Thing("c", {}, { parent: g, provider: new pulumi.ProviderResource("thing", "third", { size: 2 }, { parent: g }) });
        new Group("inner", (inner) => { new Thing("d", {}, { parent: inner }); }, { parent: g });
      }, { protect: true, providers: { thing: own } });`,
  },
  {
    name: "a component's one provider, a list of them, and another package's",
    program: `const own = new pulumi.ProviderResource("thing", "own"); const aws = new pulumi.ProviderResource("aws", "aws", { region: "eu-west-1" });
      new Group("one", (g) => { new Thing("a", {}, { parent: g }); }, { provider: own });
      new Group("list", (g) => { new Thing("b", {}, { parent: g }); }, { providers: [own, aws] });
      new Group("other", (g) => { new Thing("c", {}, { parent: g }); }, { providers: { aws } });`,
  },
  {
    name: "what depends on a component",
    program: `const g = new Group("g", (g) => { new Thing("a", {}, { parent: g }); new Group("i", (i) => { new Thing("b", {}, { parent: i }); }, { parent: g }); });
      new Thing("c", { size: 1 }, { dependsOn: g }); new Group("h", () => {}, { dependsOn: [g] });`,
  },
  {
    name: "outputs of components",
    program: `class Box extends pulumi.ComponentResource {
        constructor(name) { super("thing:index:Box", name, { given: 1 }); const a = new Thing(name + "-a", {}, { parent: this });
          this.registerOutputs({ size: a.size, arn: a.arn, secret: pulumi.secret("s"), list: [a.id, 1] }); }
      }
      new Box("box");`,
  },
  {
    name: "a component that registers no outputs, and one with inputs",
    program: `class Bare extends pulumi.ComponentResource { constructor(name, args) { super("thing:index:Bare", name, args); } }
      new Bare("a", {}); new Bare("b", { size: 11, arn: new Thing("t").arn });`,
  },
  {
    name: "a component's options",
    program: `new Group("g", (g) => { new Thing("a", {}, { parent: g }); }, { ignoreChanges: ["x"], deleteBeforeReplace: true, aliases: [{ name: "h" }], retainOnDelete: true, additionalSecretOutputs: ["name"] });`,
  },
  {
    name: "a child of a resource",
    program: `const a = new Thing("a", {}, { protect: true }); new Thing("b", { size: 1 }, { parent: a });`,
  },
  {
    name: "the same name under two parents",
    program: `for (const name of ["g", "h"]) new Group(name, (g) => { new Thing(name, { size: 11 }, { parent: g }); });`,
  },
];

import type { SmallProgram } from "../small-program";

const things = (size: number) => `new Thing("a", { size: ${size}, zone: "z" });`;
const known = "of what is deployed, outputs are known";

/** Programs with existing resources: reads, other stacks, an earlier deployment, a state. */
export const existingPrograms: readonly SmallProgram[] = [
  {
    name: "a read of a resource that is wrong",
    answers: { "thing:index:Thing": [{ return: { size: 20, zone: "read" } }] },
    program: `new Thing("r", { size: 20, label: "wrong" }, { id: "id-1" });`,
  },
  {
    name: "what depends on a read",
    answers: { "thing:index:Thing": [{ return: { size: 5, zone: "read" } }] },
    program: `const r = new Thing("r", {}, { id: "id-1" }); new Thing("a", { size: r.size, zone: r.zone, read: r.id }, { dependsOn: r });`,
  },
  {
    name: "reads count for no stack policy",
    answers: { "thing:index:Thing": [{ return: { size: 5, zone: "read" } }] },
    program: `new Thing("a", { zone: "read" }); for (const n of [1, 2, 3, 4, 5]) new Thing("r" + n, {}, { id: "id-" + n });`,
  },
  {
    name: "a read within a component, with a provider of its own",
    answers: { "thing:index:Thing": [{ return: { size: 5, zone: "read" } }] },
    program: `const own = new pulumi.ProviderResource("thing", "own", { region: "r" });
      new Group("g", (g) => { const r = new Thing("r", {}, { id: "id-1", parent: g }); new Thing("a", { zone: r.zone }, { parent: g }); }, { providers: [own] });`,
  },
  {
    name: "a stack reference",
    before: { stack: "base", program: `exports.size = 11; exports.zone = pulumi.secret("z");` },
    answers: {
      "pulumi:pulumi:StackReference": [
        { args: { id: "organization/sample/base" }, return: { size: 11, zone: "z" } },
      ],
    },
    program: `const base = new pulumi.StackReference("organization/sample/base"); new Thing("a", { size: base.getOutput("size"), zone: base.requireOutput("zone"), missing: base.getOutput("missing") });`,
  },
  {
    name: "a second deployment of the same",
    before: { program: things(1) },
    shownDiffers: known,
    program: things(1),
  },
  {
    name: "a second deployment with a change",
    before: { program: things(1) },
    shownDiffers: known,
    program: things(11),
  },
  {
    name: "a second deployment with a replacement",
    before: { program: things(1) },
    shownDiffers: known,
    program: `new Thing("a", { size: 11, zone: "other" }, { replaceOnChanges: ["zone"] });`,
  },
  {
    name: "a second deployment without a resource",
    before: { program: `new Thing("a", { size: 1 }); new Thing("gone", { zone: "y" });` },
    shownDiffers: known,
    program: `new Thing("a", { size: 11, zone: "y" });`,
  },
  {
    name: "a second deployment with another parent, and an alias",
    before: { program: things(1) },
    shownDiffers: known,
    program: `new Group("g", (g) => { new Thing("a", { size: 11, zone: "z" }, { parent: g, aliases: [{ parent: pulumi.rootStackResource }] }); });`,
  },
  {
    name: "a second deployment of a resource that is retained or protected",
    before: {
      program: `new Thing("a", {}, { protect: true }); new Thing("b", {}, { retainOnDelete: true });`,
    },
    shownDiffers: known,
    program: `new Thing("a", { size: 11 }, { protect: true });`,
  },
  {
    name: "a second deployment after a remediation",
    before: { program: `new Thing("a", { label: "mine" });` },
    shownDiffers: known,
    program: `new Thing("a", { size: 1 });`,
  },
  {
    name: "a second deployment by another provider",
    before: { program: things(1) },
    shownDiffers: known,
    program: `new Thing("a", { size: 11 }, { provider: new pulumi.ProviderResource("thing", "own") });`,
  },
  {
    name: "a state with findings",
    isState: true,
    program: `const a = new Thing("a", { size: 11, zone: "z" }, { protect: true }); new Thing("b", { label: "wrong", zone: a.zone, arn2: a.arn }, { dependsOn: a });`,
  },
  {
    name: "a state with components and providers",
    isState: true,
    program: `const own = new pulumi.ProviderResource("thing", "own", { region: "r" });
      new Group("g", (g) => { new Thing("a", {}, { parent: g, customTimeouts: { create: "1h" } }); }, { providers: [own] });`,
  },
  {
    name: "a state with reads and ignored changes",
    isState: true,
    program: `const r = new Thing("r", {}, { id: "id-1" }); new Thing("a", { zone: r.zone, ignored: 1 }, { ignoreChanges: ["ignored"] });`,
  },
  {
    name: "a state without resources of its own",
    isState: true,
    program: "exports.size = 1;",
  },
];

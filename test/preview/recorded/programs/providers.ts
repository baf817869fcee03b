import type { SmallProgram } from "../small-program";

const dynamicProvider = `const provider = { async check(olds, news) { return { inputs: { ...news, checked: true }, failures: [] }; }, async create(inputs) { return { id: "1", outs: inputs }; } };
class Made extends pulumi.dynamic.Resource { constructor(name, args, opts) { super(provider, name, { made: undefined, ...args }, opts); } }
`;

const dynamicCheck = "the check of a dynamic provider is not run offline";

export const providerPrograms: readonly SmallProgram[] = [
  {
    name: "a default provider with configuration",
    config: ["thing:region: r", "thing:list: [1, 2]", "thing:map: { a: { b: c } }", "other:key: v"],
    program: `new Thing("a");`,
  },
  {
    name: "default providers of two versions",
    program: `new Thing("a", {}, { version: "1.2.3" }); new Thing("b", {}, { version: "1.2.4-alpha.1+b" }); new Thing("c");`,
  },
  {
    name: "a provider with unknown and nested configuration",
    program: `const a = new Thing("a");
      const own = new pulumi.ProviderResource("thing", "own", { key: a.arn, nested: JSON.stringify({ a: 1 }), flag: true, number: 2 }, { version: "3.0.0" });
      new Thing("b", {}, { provider: own });`,
  },
  {
    name: "a provider by another package's resource",
    program: `const own = new pulumi.ProviderResource("aws", "own"); new Thing("a", {}, { provider: own });`,
  },
  {
    name: "default providers that are switched off",
    config: ['pulumi:disable-default-providers: ["thing"]'],
    program: `new Thing("a");`,
  },
  {
    name: "a dynamic provider",
    shownDiffers: dynamicCheck,
    program: `${dynamicProvider} const a = new Made("a", { size: 1 }); new Thing("b", { size: a.size, zone: a.made });`,
  },
  {
    name: "a dynamic provider with configuration and a secret",
    shownDiffers: dynamicCheck,
    config: ["size: 3"],
    program: `${dynamicProvider} new Made("a", { size: pulumi.secret(1), arn: new Thing("t").arn });`,
  },
  {
    name: "function calls of a provider",
    answers: { "thing:index:getSize": [{ args: { size: 11 }, return: { size: 11 } }] },
    program: `module.exports = (async () => { const { size } = await getSize({ size: 11 }); new Thing("a", { size }); return { size }; })();`,
  },
  {
    name: "an output-form call with an unknown argument",
    program: `const a = new Thing("a"); const found = pulumi.runtime.invokeOutput("thing:index:getSize", { size: a.arn }); new Thing("b", { size: found.apply((f) => f.size) });`,
  },
  {
    name: "an output-form call that depends on a resource",
    answers: { "thing:index:getSize": [{ return: { size: 11 } }] },
    program: `const a = new Thing("a"); const found = pulumi.runtime.invokeOutput("thing:index:getSize", { size: 11 }, { dependsOn: [a] }); new Thing("b", { size: found.apply((f) => f.size) });`,
  },
  {
    name: "hooks of a resource that are not run at a preview",
    program: `const hook = new pulumi.ResourceHook("after", () => {}, { onDryRun: false });
      new Thing("a", { size: 11 }, { hooks: { afterCreate: [hook], beforeCreate: [hook] } });`,
  },
  {
    name: "hooks of a resource that run at a preview",
    program: `const hook = new pulumi.ResourceHook("before", () => {}, { onDryRun: true });
      new Thing("a", { size: 11 }, { hooks: { beforeCreate: [hook] } }); new Group("g", (g) => { new Thing("b", {}, { parent: g }); }, { hooks: { afterCreate: [hook] } });`,
  },
];

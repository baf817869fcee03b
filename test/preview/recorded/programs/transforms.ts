import type { SmallProgram } from "../small-program";

export const transformPrograms: readonly SmallProgram[] = [
  {
    name: "an old transformation of a resource and of the stack",
    program: `pulumi.runtime.registerStackTransformation(({ type, props, opts }) => type === "thing:index:Thing" ? { props: { ...props, zone: "stack" }, opts } : undefined);
      new Thing("a", { size: 1 }, { transformations: [({ props, opts }) => ({ props: { ...props, size: 11 }, opts: { ...opts, protect: true } })] });`,
  },
  {
    name: "an old transformation of a component, for its children",
    program: `new Group("g", (g) => { new Thing("a", { size: 1 }, { parent: g }); }, {
        transformations: [({ type, props, opts }) => type === "thing:index:Thing" ? { props: { ...props, size: 11 }, opts } : undefined] });`,
  },
  {
    name: "a transform of a resource",
    program: `const b = new Thing("b");
      new Thing("a", { size: 1, zone: b.arn }, { dependsOn: b, transforms: [async ({ props, opts }) => ({ props: { ...props, size: 11 }, opts: { ...opts, protect: true, ignoreChanges: ["zone"] } })] });`,
  },
  {
    name: "a transform of the stack",
    program: `pulumi.runtime.registerResourceTransform(({ type, name, props, opts }) => type === "thing:index:Thing" ? { props: { ...props, zone: name }, opts } : undefined);
      const a = new Thing("a"); new Group("g", (g) => { new Thing("b", { size: a.arn }, { parent: g }); });`,
  },
  {
    name: "a transform of a component, then of the stack",
    program: `pulumi.runtime.registerResourceTransform(({ type, props, opts }) => ({ props: type === "thing:index:Thing" ? { ...props, order: (props.order || "") + "s" } : props, opts }));
      new Group("g", (g) => { new Thing("a", {}, { parent: g, transforms: [({ props, opts }) => ({ props: { ...props, order: "o" }, opts })] }); },
        { transforms: [({ type, props, opts }) => ({ props: type === "thing:index:Thing" ? { ...props, order: (props.order || "") + "c" } : props, opts })] });`,
  },
  {
    name: "a transform that adds a dependency and a provider",
    program: `const b = new Thing("b"); const own = new pulumi.ProviderResource("thing", "own", { region: "r" });
      new Thing("a", { size: 1 }, { transforms: [({ props, opts }) => ({ props: { ...props, zone: b.arn }, opts: { ...opts, provider: own, dependsOn: [b] } })] });`,
  },
  {
    name: "a transform that throws",
    failsEarly: true,
    program: `new Thing("a", {}, { transforms: [() => { throw new Error("no transform"); }] });`,
  },
  {
    name: "a transform of a secret",
    program: `new Thing("a", { size: pulumi.secret(11) }, { transforms: [({ props, opts }) => ({ props: { ...props, zone: pulumi.output(props.size).apply((size) => "z" + size) }, opts })] });`,
  },
  {
    name: "a transform of function calls",
    answers: { "thing:index:getSize": [{ args: { size: 12 }, return: { size: 12 } }] },
    program: `pulumi.runtime.registerInvokeTransform(({ token, args, opts }) => ({ args: { ...args, size: 12 }, opts }));
      module.exports = (async () => { const { size } = await getSize({ size: 1 }); new Thing("a", { size }); return {}; })();`,
  },
];

import type { SmallProgram } from "../small-program";

export const secretPrograms: readonly SmallProgram[] = [
  {
    name: "secrets in inputs",
    program: `new Thing("a", { size: pulumi.secret(11), nested: { list: [pulumi.secret("s"), "t"] }, json: pulumi.secret({ a: 1 }).apply(JSON.stringify) });`,
  },
  {
    name: "a secret that is unknown",
    program: `const a = new Thing("a"); new Thing("b", { size: pulumi.secret(a.arn), zone: pulumi.secret("z") });`,
  },
  {
    name: "secret configuration, of the program and of a provider",
    secrets: { token: "s3cret", "thing:token": "pr0vider" },
    program: `const config = new pulumi.Config(); new Thing("a", { token: config.requireSecret("token"), plain: config.require("token") });`,
  },
  {
    name: "secret outputs that are added",
    program: `const a = new Thing("a", { size: 1, zone: "z" }, { additionalSecretOutputs: ["zone", "arn"] }); new Thing("b", { size: a.size, label: a.zone });`,
  },
  {
    name: "a secret of a component and of the stack",
    program: `class Box extends pulumi.ComponentResource { constructor(name, args) { super("thing:index:Box", name, args); this.registerOutputs({ s: pulumi.secret("x") }); } }
      new Box("b", { given: pulumi.secret("y") }); exports.s = pulumi.secret("z");`,
  },
  {
    name: "a secret that a remediation reads",
    program: `new Thing("a", { size: pulumi.secret(1) }); new Thing("b", { label: pulumi.secret("wrong") });`,
  },
  { name: "unsecret", program: `new Thing("a", { size: pulumi.unsecret(pulumi.secret(11)) });` },
];

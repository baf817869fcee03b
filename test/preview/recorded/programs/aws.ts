import type { SmallProgram } from "../small-program";

const bucket = (name: string, args = "{}") =>
  `new pulumi.CustomResource("aws:s3/bucket:Bucket", "${name}", ${args});`;
const autonaming = (...lines: readonly string[]) => [
  "aws:region: eu-west-1",
  "team: data",
  "pulumi:autonaming:",
  ...lines.map((line) => `  ${line}`),
];

/** Types whose inputs the AWS provider's Check fills in. The stand-in provider uses the preview's own table. */
export const awsPrograms: readonly SmallProgram[] = [
  {
    name: "names and defaults of the provider",
    config: ["aws:region: eu-west-1"],
    program: `${bucket("Data")} new pulumi.CustomResource("aws:sns/topic:Topic", "t", { fifoTopic: true }); new pulumi.CustomResource("aws:iam/role:Role", "r", { namePrefix: "p-", assumeRolePolicy: { b: 1, a: [1] } });`,
  },
  {
    name: "default tags of the provider",
    config: ["aws:region: eu-west-1", "aws:defaultTags: { tags: { Team: data, Env: dev } }"],
    program: `${bucket("a", '{ tags: { Env: "own" } }')} ${bucket("b")} new pulumi.CustomResource("aws:lambda/alias:Alias", "c", { name: "live" });`,
  },
  {
    name: "autonaming: verbatim",
    config: autonaming("mode: verbatim"),
    program: `${bucket("Data")} new Thing("a");`,
  },
  {
    name: "autonaming: disabled, with a name",
    config: autonaming("mode: disabled"),
    program: bucket("a", '{ bucket: "own" }'),
  },
  {
    name: "autonaming: disabled, without a name",
    config: autonaming("mode: disabled"),
    program: `const t = new Thing("t", { size: 11 }); ${bucket("a", "{}, { dependsOn: [t] }")}`,
  },
  {
    name: "autonaming: a pattern that is proposed",
    config: autonaming(`pattern: \${organization}-\${project}-\${stack}-\${config.team}-\${name}`),
    program: `${bucket("Data")} ${bucket("named", '{ bucket: "own" }')} new pulumi.CustomResource("aws:sns/topic:Topic", "t", { fifoTopic: true });`,
  },
  {
    name: "autonaming: a pattern that is enforced",
    config: autonaming(`pattern: \${project}-\${name}`, "enforce: true"),
    program: `${bucket("Data")} new pulumi.CustomResource("aws:sns/topic:Topic", "t", { fifoTopic: true });`,
  },
  {
    name: "autonaming: by provider and type",
    config: autonaming(
      "mode: verbatim",
      "providers:",
      "  aws:",
      "    mode: default",
      "    resources:",
      `      "aws:s3/bucket:Bucket": { pattern: "b-\${name}" }`,
      "  thing: { mode: disabled }",
    ),
    program: `${bucket("a")} new pulumi.CustomResource("aws:sns/topic:Topic", "t", {}); new Thing("thing"); new Group("g");`,
  },
  {
    name: "autonaming: a random pattern keeps the order of replacement",
    config: autonaming(`pattern: \${name}-\${hex(7)}`),
    program: `${bucket("a")} ${bucket("b", "{}, { deleteBeforeReplace: false }")}`,
  },
  {
    name: "autonaming: a mistake",
    config: autonaming("mode: strict"),
    program: bucket("a"),
  },
  {
    name: "functions of AWS that are answered offline",
    config: ["aws:region: eu-west-1"],
    program: `module.exports = (async () => {
        const ask = (token, args = {}) => pulumi.runtime.invoke(token, args);
        const { accountId } = await ask("aws:index/getCallerIdentity:getCallerIdentity");
        const { region } = await ask("aws:index/getRegion:getRegion");
        const { json } = await ask("aws:iam/getPolicyDocument:getPolicyDocument", { statements: [{ actions: ["s3:*"], resources: ["*"] }] });
        new Thing("a", { accountId, region, json }); return {};
      })();`,
  },
  {
    name: "the SDK of AWS",
    config: ["aws:region: eu-west-1"],
    program: `const aws = require("@pulumi/aws");
      const role = new aws.iam.Role("role", { assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }) });
      new aws.lambda.Function("f", { role: role.arn, runtime: "nodejs24.x", handler: "index.handler", code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset("exports.handler = async () => {}") }) });`,
  },
];

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Config, getOrganization } from "@pulumi/pulumi";
import { PolicyGroup } from "@pulumi/pulumiservice";

const environments = [
  { stack: "dev", preset: "audit", mode: "audit" },
  { stack: "staging", preset: "recommended", mode: "preventative" },
  { stack: "prod", preset: "strict", mode: "preventative" },
];

const presets = join(__dirname, "../../policy-pack/presets");
// A new version reaches the groups by a change here, one after the other if need be.
const versionTag = new Config().require("packVersion");

for (const { stack, preset, mode } of environments) {
  new PolicyGroup(`etl-${stack}`, {
    name: `etl-${stack}`,
    organizationName: getOrganization(),
    entityType: "stacks",
    mode,
    stacks: [{ routingProject: "lambda-etl-optimization", name: stack }],
    policyPacks: [
      {
        name: "lambda-etl",
        versionTag,
        config: JSON.parse(readFileSync(join(presets, `${preset}.json`), "utf8")),
      },
    ],
  });
}

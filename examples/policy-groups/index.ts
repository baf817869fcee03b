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

/** As `pulumi policy enable` sends it: a level that stands alone becomes an object, which is all that the CLI reads of a group. */
function presetConfig(name: string): Record<string, object> {
  const preset: Record<string, string | object> = JSON.parse(
    readFileSync(join(presets, `${name}.json`), "utf8"),
  );
  return Object.fromEntries(
    Object.entries(preset).map(([policy, value]) => [
      policy,
      typeof value === "string" ? { enforcementLevel: value } : value,
    ]),
  );
}

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
        config: presetConfig(preset),
      },
    ],
  });
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PolicyPack } from "@pulumi/policy";
import { judgePlanOf, judgeState } from "./engine/session";
import { withStateValidation } from "./engine/state-validation";
import { policies } from "./policies";
import { plannedStack } from "./startup/planned-stack";
import { describeStaleness } from "./startup/staleness";
import { describeUnfitness } from "./startup/versions";

const { version: sdk } = JSON.parse(
  readFileSync(require.resolve("@pulumi/policy/package.json"), "utf8"),
) as { readonly version: string };
const obstacle =
  describeUnfitness(process.versions.node, sdk) ?? describeStaleness(join(__dirname, ".."));
if (obstacle) {
  console.error(obstacle);
  process.exit(1);
}

const planned = plannedStack(process.env);
const isState = planned === undefined;
if (isState) judgeState();
else judgePlanOf(planned);

new PolicyPack("lambda-etl", {
  displayName: "Optimised Lambda pipelines",
  description: "Holds the optimisation, safety and observability of AWS Lambda pipelines.",
  provider: "aws",
  tags: ["aws", "lambda", "etl"],
  policies: isState ? withStateValidation(policies) : policies,
});

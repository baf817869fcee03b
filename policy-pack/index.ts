import { join } from "node:path";
import { PolicyPack } from "@pulumi/policy";
import { policies } from "./policies";
import { describeStaleness } from "./staleness";

const staleness = describeStaleness(join(__dirname, ".."));
if (staleness) {
  console.error(staleness);
  process.exit(1);
}

new PolicyPack("lambda-etl", {
  displayName: "Optimised Lambda pipelines",
  description: "Holds the optimisation, safety and observability of AWS Lambda pipelines.",
  provider: "aws",
  tags: ["aws", "lambda", "etl"],
  policies,
});

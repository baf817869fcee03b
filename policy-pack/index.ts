import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createPack } from "./create-pack";
import { type OwnDefaults, ownDefaults } from "./startup/own-defaults";
import { describeStaleness } from "./startup/staleness";

const folder = join(__dirname, "..");

createPack({
  name: "lambda-etl",
  displayName: "Optimised Lambda pipelines",
  description: "Holds the optimisation, safety and observability of AWS Lambda pipelines.",
  readme: readFileSync(join(folder, "README.md"), "utf8"),
  tags: ["aws", "lambda", "etl"],
  defaults: defaultsOrExit(),
});

/**
 * This repository's own defaults. If the compiled code is stale or the defaults can't be read,
 * policies would evaluate wrongly, so the pack does not start.
 */
function defaultsOrExit(): OwnDefaults {
  try {
    const staleness = describeStaleness(folder);
    if (staleness !== undefined) throw new Error(staleness);
    return ownDefaults(folder);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

import { RunError } from "@pulumi/pulumi";
import type * as Config from "./config";
import { nodeVersionProblem } from "./node-version";
import type * as Pipeline from "./pipeline";

const problem = nodeVersionProblem(process.versions.node);
if (problem !== undefined) throw new RunError(problem);

// Pulumi awaits an exported function and uses its result as the stack's outputs.
export = () => {
  // Loaded after the check: an older Node.js may fail on their imports.
  const { loadConfig } = require("./config") as typeof Config;
  const { createPipeline } = require("./pipeline") as typeof Pipeline;
  return createPipeline(loadConfig());
};

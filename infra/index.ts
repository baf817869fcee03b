import { loadConfig } from "./config";
import { createPipeline } from "./pipeline";

// Pulumi awaits an exported function and takes what it gives as the stack's outputs.
export = () => createPipeline(loadConfig());

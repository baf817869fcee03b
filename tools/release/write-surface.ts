import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { readJson } from "../../operations/command/files";
import { formatJson } from "../../operations/command/json";
import { startCommand } from "../../operations/command/start";
import { version } from "../../policy-pack/package.json";
import { policies } from "../../policy-pack/policies/index";
import { generatorCommand } from "../generator/generator-command";
import { projectPath } from "../project-path";
import { brokenPromises } from "./surface/broken-promises";
import { type Surface, surfaceOf } from "./surface/surface";

const FILE = projectPath("policy-pack/released-surface.json");

async function readReleased(): Promise<Surface> {
  return (await readJson(FILE)) as Surface;
}

startCommand(
  generatorCommand(
    "pack-surface",
    "Records what configurations name of the policy pack (policies, levels, parameters with types and defaults) as that of the last release: after each one, and at no other time. Checks what the policies would break of it.",
    {
      write: async () => {
        const earlier = existsSync(FILE) ? await readReleased() : undefined;
        await writeFile(FILE, formatJson(surfaceOf(policies, version, earlier)));
      },
      findProblems: async () => {
        const released = await readReleased();
        return brokenPromises(released, surfaceOf(policies, version, released));
      },
    },
  ),
);

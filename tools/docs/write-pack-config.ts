import { readdir, rm } from "node:fs/promises";
import { formatJson } from "../../operations/command/json";
import { startCommand } from "../../operations/command/start";
import { policies } from "../../policy-pack/policies/index";
import { findStale, type GeneratedFile, writeGenerated } from "../generator/generated-files";
import { generatorCommand } from "../generator/generator-command";
import { projectPath } from "../project-path";
import { type ConfigurablePolicy, createConfigSchema } from "./pack-config/config-schema";
import { createPresets, type PresetPolicy } from "./pack-config/presets";

const PRESETS = "policy-pack/presets";
const SCHEMA = "policy-pack/schema/policy-pack-config.schema.json";

/** The files generated from the policies. */
function generatedFiles(): readonly GeneratedFile[] {
  const presets = createPresets(policies as readonly PresetPolicy[]);
  const schema = createConfigSchema(policies as readonly ConfigurablePolicy[]);
  return [
    ...Object.entries(presets).map(
      ([name, preset]) => [`${PRESETS}/${name}.json`, preset] as const,
    ),
    [SCHEMA, schema] as const,
  ].map(([file, content]) => ({
    file,
    text: formatJson(content),
    staleness: `${file} does not say what the policies say: run npm run pack-config`,
  }));
}

async function strayedFiles(): Promise<readonly string[]> {
  const wanted = generatedFiles().map(({ file }) => file);
  const names = await readdir(projectPath(PRESETS)).catch(() => []);
  return names.map((name) => `${PRESETS}/${name}`).filter((file) => !wanted.includes(file));
}

async function write(): Promise<void> {
  await writeGenerated(generatedFiles());
  for (const file of await strayedFiles()) await rm(projectPath(file));
}

async function findProblems(): Promise<readonly string[]> {
  const strayed = (await strayedFiles()).map(
    (file) => `${file} is no preset: run npm run pack-config`,
  );
  return [...(await findStale(generatedFiles())), ...strayed];
}

startCommand(
  generatorCommand(
    "pack-config",
    `Writes the presets of the policy pack (${PRESETS}) and the schema of its configuration from its policies.`,
    { write, findProblems },
  ),
);

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { policies } from "../../policy-pack/policies/index";
import { PROJECT_ROOT } from "../build/build-stamp";
import { type ConfigurablePolicy, createConfigSchema } from "./pack-config/config-schema";
import { createPresets, type PresetPolicy } from "./pack-config/presets";

const PRESETS = "policy-pack/presets";
const SCHEMA = "policy-pack/schema/policy-pack-config.schema.json";

/** The files that follow from the policies, by path relative to the project. */
function wantedFiles(): ReadonlyMap<string, string> {
  const presets = createPresets(policies as readonly PresetPolicy[]);
  return new Map([
    ...Object.entries(presets).map(
      ([name, preset]) => [`${PRESETS}/${name}.json`, textOf(preset)] as const,
    ),
    [SCHEMA, textOf(createConfigSchema(policies as readonly ConfigurablePolicy[]))],
  ]);
}

function textOf(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function strayedFiles(wanted: ReadonlyMap<string, string>): readonly string[] {
  const folder = join(PROJECT_ROOT, PRESETS);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => `${PRESETS}/${name}`)
    .filter((file) => !wanted.has(file));
}

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const wanted = wantedFiles();
const strayed = strayedFiles(wanted);
for (const [file, text] of wanted) {
  const path = join(PROJECT_ROOT, file);
  const isCurrent = existsSync(path) && readFileSync(path, "utf8") === text;
  if (isCurrent) continue;
  if (values.check) {
    console.error(`${file} does not say what the policies say: run npm run pack-config`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
for (const file of strayed) {
  if (values.check) {
    console.error(`${file} is no preset: run npm run pack-config`);
    process.exitCode = 1;
  } else {
    rmSync(join(PROJECT_ROOT, file));
  }
}

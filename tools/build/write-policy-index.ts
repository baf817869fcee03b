import { readdir } from "node:fs/promises";
import { startCommand } from "../../operations/command/start";
import { fileGenerator, type GeneratedFile } from "../generator/generated-files";
import { generatorCommand } from "../generator/generator-command";
import { projectPath } from "../project-path";
import { renderPolicyIndex } from "./policy-index";

const FOLDER = "policy-pack/policies";
const INDEX = `${FOLDER}/index.ts`;

async function generatedFiles(): Promise<readonly GeneratedFile[]> {
  const names = (await readdir(projectPath(FOLDER)))
    .filter((file) => file.endsWith(".ts") && file !== "index.ts")
    .map((file) => file.replace(/\.ts$/, ""));
  const staleness = `${INDEX} is not what the files beside it give: run npm run policy-index`;
  return [{ file: INDEX, text: renderPolicyIndex(names), staleness }];
}

startCommand(
  generatorCommand(
    "policy-index",
    `Writes ${INDEX} from the files beside it.`,
    fileGenerator(generatedFiles),
  ),
);

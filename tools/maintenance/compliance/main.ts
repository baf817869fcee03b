import { formatJson } from "../../../operations/command/json";
import { startCommand } from "../../../operations/command/start";
import { findStale, type GeneratedFile, writeGenerated } from "../../generator/generated-files";
import { generatorCommand } from "../../generator/generator-command";
import { mapProblems } from "./compliance";
import { complianceSources, packCompliance } from "./pack-compliance";

const COMPLIANCE = "policy-pack/compliance.json";

const generated: readonly GeneratedFile[] = [
  {
    file: COMPLIANCE,
    text: formatJson(packCompliance),
    staleness: `${COMPLIANCE} does not say what the reviewed map says: run npm run compliance`,
  },
];

async function findProblems(): Promise<readonly string[]> {
  return [...mapProblems(complianceSources), ...(await findStale(generated))];
}

async function write(): Promise<void> {
  const [problem] = mapProblems(complianceSources);
  if (problem !== undefined) throw new Error(problem);
  await writeGenerated(generated);
}

startCommand(
  generatorCommand(
    "compliance",
    `Writes ${COMPLIANCE}: which controls the policies of the pack answer, from tools/maintenance/compliance/reviewed-map.ts\nand the ids that npm run compliance-source has kept.`,
    { write, findProblems },
  ),
);

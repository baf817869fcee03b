import { startCommand } from "../../operations/command/start";
import { fileGenerator, type GeneratedFile } from "../generator/generated-files";
import { generatorCommand } from "../generator/generator-command";
import { POLICY_INDEX, policyNames, renderPolicyIndex } from "./policy-index";

async function generatedFiles(): Promise<readonly GeneratedFile[]> {
  const text = renderPolicyIndex(await policyNames());
  const staleness = `${POLICY_INDEX} is not what the files beside it give: run npm run policy-index`;
  return [{ file: POLICY_INDEX, text, staleness }];
}

startCommand(
  generatorCommand(
    "policy-index",
    `Writes ${POLICY_INDEX} from the files beside it.`,
    fileGenerator(generatedFiles),
  ),
);

import { expect } from "chai";
import { analyzeRequest } from "../../../preview/packs/requests";
import { startPack } from "../../../preview/packs/running-pack";
import { projectPath } from "../../../tools/project-path";
import { lambdaFunction, packOptions } from "../../preview/packs/pack-fixtures";

describe("what the CLI is told by the pack", () => {
  it("ends with the remedy, which it shows nowhere else", async () => {
    const directory = projectPath("policy-pack");
    const pack = await startPack(directory, {}, packOptions([], { packs: [directory] }));
    const resources = [
      { ...lambdaFunction("stack", {}), type: "pulumi:pulumi:Stack" },
      lambdaFunction("report", { memorySize: 3008 }),
    ];
    const messages: string[] = [];
    for (const resource of resources) {
      const response = await pack.ask("in the test", (client) =>
        client.analyze(analyzeRequest(resource)),
      );
      messages.push(...response.getDiagnosticsList().map((each) => each.getMessage()));
    }
    await pack.close();
    expect(messages).to.include(
      "A Lambda function's memory stays at or under the ceiling of its group.\n" +
        "memorySize is 3008 MB, the ceiling is 1024 MB\n" +
        "Remedy: Lower memorySize, or raise the ceiling of the function's group in the policy's configuration.",
    );
  });
});

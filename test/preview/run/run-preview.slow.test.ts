import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { automationAdvice } from "../../../preview/project/automation-api";
import { runPreview } from "../../../preview/run/run-preview";
import { named, outputsByName } from "../previewed";
import { removeTemporaryProjects, temporaryProgram } from "../temporary-project";

async function failure(program: string): Promise<string | undefined> {
  return (await runPreview({ cwd: temporaryProgram(program) })).programError;
}

describe("runPreview", () => {
  after(removeTemporaryProjects);

  it("runs an AWS program in TypeScript: defaults are known, computed values are not", async () => {
    const cwd = path.join(__dirname, "../../fixtures/programs/small");
    const result = await runPreview({ cwd, accountId: "111122223333" });
    const { functionName, ...others } = outputsByName(result);
    expect(functionName).to.match(/^worker-[0-9a-f]{7}$/);
    expect(others).to.deep.equal({ account: "111122223333", functionArn: "unknown" });
    const alarm = named(result, "worker-errors");
    expect(alarm.inputs.dimensions).to.deep.equal({ FunctionName: functionName });
    expect(alarm.inputs.tags).to.deep.equal({ Team: "data" });
    expect(alarm.propertyDependencies.dimensions).to.deep.equal([
      "urn:pulumi:dev::small::aws:lambda/function:Function::worker",
    ]);
    expect(result.notes).to.deep.equal([
      {
        kind: "invoke",
        text: "aws:index/getCallerIdentity:getCallerIdentity was answered offline for account 111122223333 (--account): AWS was not asked.",
      },
    ]);
  });

  it("explains how to preview a program of the Automation API, and previews it that way", async () => {
    const program = `
      const { CustomResource } = require("@pulumi/pulumi");
      module.exports = async () => {
        new CustomResource("aws:sns/topic:Topic", "events", {});
        return { events: 1 };
      };`;
    const cwd = temporaryProgram(
      `const stack = { stackName: "dev", projectName: "sample", program: require("./program") };
       pulumi.automation.LocalWorkspace.createOrSelectStack(stack);`,
      { "program.js": program },
    );
    const path = process.env.PATH;
    // No Pulumi CLI is found on any machine.
    process.env.PATH = "";
    const { programError, notes } = await runPreview({ cwd }).finally(() => {
      process.env.PATH = path;
    });
    expect(programError).to.contain("ENOENT: pulumi version");
    expect(notes).to.deep.equal([{ kind: "config", text: automationAdvice }]);

    writeFileSync(`${cwd}/Pulumi.yaml`, "name: sample\nruntime: nodejs\nmain: program.js\n");
    const previewed = await runPreview({ cwd });
    expect(previewed.programError).to.equal(undefined);
    expect(named(previewed, "events").type).to.equal("aws:sns/topic:Topic");
    expect(outputsByName(previewed)).to.deep.equal({ events: 1 });
  });

  it("rejects two resources with the same URN, like the engine", async () => {
    const message = await failure(`
      new pulumi.CustomResource("test:index:Thing", "thing", {});
      new pulumi.CustomResource("test:index:Thing", "thing", {});
    `);
    expect(message).to.equal(
      "Duplicate resource URN 'urn:pulumi:dev::sample::test:index:Thing::thing'; try giving it a unique name",
    );
  });

  it("rejects a default provider that the configuration disables", async () => {
    const cwd = temporaryProgram(
      `new pulumi.CustomResource("aws:sns/topic:Topic", "events", {});`,
      {
        "Pulumi.dev.yaml": 'config:\n  pulumi:disable-default-providers: ["aws"]\n',
      },
    );
    expect((await runPreview({ cwd })).programError).to.equal(
      "Default provider for 'aws' disabled. 'aws:sns/topic:Topic' must use an explicit provider.",
    );
  });

  it("reports the exit status of a program that ends itself", async () => {
    expect(await failure(`console.error("giving up"); process.exit(7);`)).to.equal(
      "The program ended with exit status 7.\ngiving up",
    );
  });

  it("ends with an error that names the missing file of an asset", async () => {
    const missing = await failure(
      `new pulumi.CustomResource("test:index:Thing", "thing", { code: new pulumi.asset.FileArchive("dist") });`,
    );
    expect(missing).to.match(
      /failed to compute asset hash for "code": couldn't read '.*\/dist': no such file or directory/,
    );
  });
});

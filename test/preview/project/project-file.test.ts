import path from "node:path";
import { expect } from "chai";
import { automationAdvice, startsPulumi } from "../../../preview/project/automation-api";
import { type Project, readProject } from "../../../preview/project/project-file";
import { listStacks, onlyStack, stackFileOf } from "../../../preview/project/stacks";
import { wrongUseOf } from "../refusal-of";
import { removeTemporaryProjects, temporaryProject } from "../temporary-project";

function project(files: { readonly [name: string]: string }): Promise<Project> {
  return readProject(temporaryProject(files));
}

const plain = "name: sample\nruntime: nodejs\n";

describe("readProject", () => {
  after(removeTemporaryProjects);

  it("reads the project of the nearest folder above", async () => {
    const directory = temporaryProject({ "Pulumi.yaml": plain, "src/deep/file.ts": "" });
    const found = await readProject(path.join(directory, "src/deep"));
    expect(found).to.deep.equal({
      name: "sample",
      directory,
      file: path.join(directory, "Pulumi.yaml"),
      programDirectory: directory,
      entryPoint: ".",
      runtimeOptions: { typescript: true, nodeargs: [] },
      config: {},
      stackDirectory: directory,
    });
  });

  const notFound =
    "No Pulumi.yaml in DIR or a folder above it. Give the project's folder with --cwd DIR.";
  const packageWith = (packages: object) => ({ "package.json": JSON.stringify(packages) });

  it("names the folder where it looked", async () => {
    expect(await wrongUseOf(project({}))).to.equal(notFound);
    expect(await wrongUseOf(project(packageWith({ dependencies: { chai: "6.0.0" } })))).to.equal(
      notFound,
    );
    expect(await wrongUseOf(project({ "package.json": "{" }))).to.equal(notFound);
  });

  for (const packages of [
    { dependencies: { "@pulumi/pulumi": "3.0.0" } },
    { devDependencies: { "@pulumi/pulumi": "3.0.0" } },
  ]) {
    it(`explains how to preview a program of the Automation API (${Object.keys(packages)})`, async () => {
      const directory = temporaryProject({ ...packageWith(packages), "src/program.ts": "" });
      expect(await wrongUseOf(readProject(path.join(directory, "src")))).to.equal(
        `${notFound.replace("DIR or", "DIR/src or")}\n${automationAdvice}`,
      );
    });
  }

  it("runs the program in the folder of main", async () => {
    const inFolder = await project({
      "Pulumi.yaml": `${plain}main: infra\n`,
      "infra/index.ts": "",
    });
    expect(inFolder.programDirectory).to.equal(path.join(inFolder.directory, "infra"));
    expect(inFolder.entryPoint).to.equal(".");
    const ofFile = await project({
      "Pulumi.yaml": `${plain}main: infra/go.ts\n`,
      "infra/go.ts": "",
    });
    expect(ofFile.programDirectory).to.equal(path.join(ofFile.directory, "infra"));
    expect(ofFile.entryPoint).to.equal("go.ts");
  });

  it("reads the options of the runtime", async () => {
    const found = await project({
      "Pulumi.yaml":
        "name: sample\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n    tsconfig: ts.json\n    nodeargs: --trace-warnings --stack-size=900\n",
    });
    expect(found.runtimeOptions).to.deep.equal({
      typescript: false,
      tsconfig: "ts.json",
      nodeargs: ["--trace-warnings", "--stack-size=900"],
    });
  });

  for (const [content, message] of [
    ["runtime: nodejs\n", '"name" is missing: expected the name of the project.'],
    [
      "name: sample\nruntime: python\n",
      '"runtime" is "python": the offline preview runs nodejs programs only.',
    ],
    [`${plain}main: nowhere\n`, '"main": DIR/nowhere does not exist.'],
    ["- a\n", "expected keys and values at the top level."],
    [
      "name: sample\nruntime: { name: nodejs, options: { typescript: 1 } }\n",
      '"runtime.options.typescript": expected true or false.',
    ],
  ] as const) {
    it(`rejects ${JSON.stringify(content)}`, async () => {
      expect(await wrongUseOf(project({ "Pulumi.yaml": content }))).to.equal(
        `DIR/Pulumi.yaml: ${message}`,
      );
    });
  }
});

describe("the stacks of a project", () => {
  after(removeTemporaryProjects);

  it("are those that have a file", async () => {
    const found = await project({
      "Pulumi.yaml": plain,
      "Pulumi.prod.yaml": "",
      "Pulumi.dev.yaml": "",
    });
    expect(await listStacks(found)).to.deep.equal(["dev", "prod"]);
    expect(await wrongUseOf(onlyStack(found))).to.equal(
      "There are several stacks: dev, prod. Choose one with --stack, or preview all with --all-stacks.",
    );
    expect(await wrongUseOf(stackFileOf(found, "test"))).to.equal(
      'No stack "test" in DIR, which has: dev, prod.',
    );
    expect(await wrongUseOf(stackFileOf(found, "prd"))).to.equal(
      'No stack "prd" in DIR, which has: dev, prod. Did you mean "prod"?',
    );
  });

  it("are found in stackConfigDir", async () => {
    const found = await project({
      "Pulumi.yaml": `${plain}stackConfigDir: stacks\n`,
      "stacks/Pulumi.dev.yaml": "",
    });
    expect(await onlyStack(found)).to.equal("dev");
  });

  it("may have no files: a named stack then has no configuration", async () => {
    const found = await project({ "Pulumi.yaml": plain });
    expect(await stackFileOf(found, "dev")).to.equal(undefined);
    expect(await wrongUseOf(onlyStack(found))).to.equal(
      "No Pulumi.<stack>.yaml in DIR. Name the stack with --stack, for example --stack dev.",
    );
  });
});

describe("a program that starts the Pulumi CLI", () => {
  it("is detected by its error if there is no CLI", () => {
    expect(startsPulumi("stderr: Command failed with ENOENT: pulumi version")).to.equal(true);
    expect(startsPulumi("Error: spawn pulumi ENOENT")).to.equal(true);
    expect(startsPulumi("Error: spawn docker ENOENT")).to.equal(false);
  });
});

import { writeFileSync } from "node:fs";
import { expect } from "chai";
import { runPreview } from "../../../preview/run/run-preview";
import { removeTemporaryProjects, temporaryProject } from "../temporary-project";

const typeError = `
import { CustomResource } from "@pulumi/pulumi";

export class Queue extends CustomResource {}
export const size: number = "large";
`;

function program(tsconfig: object, files: { readonly [name: string]: string } = {}): string {
  return temporaryProject({
    "Pulumi.yaml": "name: sample\nruntime: nodejs\n",
    "Pulumi.dev.yaml": "config: {}\n",
    "package.json": '{ "name": "sample", "main": "index.ts" }',
    "tsconfig.json": JSON.stringify({ compilerOptions: { skipLibCheck: true }, ...tsconfig }),
    "index.ts": typeError,
    ...files,
  });
}

const message = `TSError: ⨯ Unable to compile TypeScript:
index.ts(5,14): error TS2322: Type 'string' is not assignable to type 'number'.`;
const noCheck = { compilerOptions: { skipLibCheck: true, noCheck: true } };

describe("a program with a type error", () => {
  after(removeTemporaryProjects);

  const errorOf = async (cwd: string, typeCheck?: boolean) =>
    (await runPreview({ cwd, ...(typeCheck === undefined ? {} : { typeCheck }) })).programError;

  it("fails with the compiler's message, as with Pulumi", async () => {
    expect(await errorOf(program({}))).to.contain(message);
  });

  it("passes if its tsconfig has noCheck, as with Pulumi", async () => {
    expect(await errorOf(program(noCheck))).to.equal(undefined);
    expect(await errorOf(program(noCheck), false)).to.equal(undefined);
  });

  it("always fails with --type-check", async () => {
    const inherits = program(
      { extends: "./base.json", compilerOptions: {} },
      { "base.json": JSON.stringify(noCheck) },
    );
    expect(await errorOf(program(noCheck), true)).to.contain(message);
    expect(await errorOf(inherits, true)).to.contain(message);
  });

  it("fails if only another file was changed", async () => {
    const cwd = program(noCheck, {
      "index.ts": 'import { size } from "./size";\n\nexport const doubled: number = size;\n',
      "size.ts": "export const size = 1;\n",
    });
    expect(await errorOf(cwd, true)).to.equal(undefined);
    writeFileSync(`${cwd}/size.ts`, 'export const size = "large";\n');
    expect(await errorOf(cwd, true)).to.contain(
      "index.ts(3,14): error TS2322: Type 'string' is not assignable to type 'number'.",
    );
  });

  it("is noted as unchecked if it runs as JavaScript", async () => {
    const cwd = program(noCheck, {
      "Pulumi.yaml": "name: sample\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
      "package.json": '{ "name": "sample", "main": "index.js" }',
      "index.js": "exports.size = 1;",
    });
    const { notes, programError } = await runPreview({ cwd, typeCheck: true });
    expect(programError).to.equal(undefined);
    expect(notes).to.deep.equal([
      {
        kind: "config",
        text: "No types are checked: the program runs as JavaScript (runtime.options.typescript is false).",
      },
    ]);
  });
});

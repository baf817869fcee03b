import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "chai";
import ts from "typescript";
import { readPages } from "../../tools/docs/policy-pages/page-files";
import { readExamples } from "../support/policies/policy-pages";
import { testExamples } from "../support/policies/test-examples";

const examples = readExamples(readPages());
const projectRoot = resolve(__dirname, "../..");

/** Each in a function of its own, with what fragments may use without a declaration. */
function moduleText(): string {
  const functions = examples.map(
    ({ policy, kind, code = "" }) =>
      `// ${policy}, ${kind}\nexport function example${"$"}(): void {\n${code}\n}`,
  );
  return [
    'import * as aws from "@pulumi/aws";',
    'import * as pulumi from "@pulumi/pulumi";',
    "declare const role: string;",
    "declare const code: pulumi.asset.Archive;",
    ...functions.map((text, index) => text.replace("example$", `example${index}`)),
    "export const used = [aws, pulumi, role, code];",
  ].join("\n");
}

/** What the compiler has against the module, under the options of the project. */
function compilerErrors(text: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "typed-examples-"));
  const file = join(folder, "examples.ts");
  symlinkSync(join(projectRoot, "node_modules"), join(folder, "node_modules"), "dir");
  writeFileSync(file, text);
  try {
    const { config } = ts.readConfigFile(join(projectRoot, "tsconfig.json"), ts.sys.readFile);
    const { options } = ts.convertCompilerOptionsFromJson(
      { ...config.compilerOptions, noUnusedLocals: false, types: [] },
      folder,
    );
    return ts.getPreEmitDiagnostics(ts.createProgram([file], options)).map((diagnostic) => {
      const line = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
      const found = text.split("\n")[line];
      return `${found}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, " ")}`;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the examples of the policies' pages: all of them", () => {
  testExamples(examples);
});

describe("the examples of the policies' pages", () => {
  it("are TypeScript that the compiler accepts", () => {
    expect(compilerErrors(moduleText())).to.deep.equal([]);
  });
});

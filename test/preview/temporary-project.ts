import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const nodeModules = path.resolve(__dirname, "../../node_modules");
const created: string[] = [];

/** Writes a project into a temporary folder that can load this repository's packages. */
export function temporaryProject(files: { readonly [name: string]: string }): string {
  const directory = mkdtempSync(path.join(tmpdir(), "preview-test-"));
  created.push(directory);
  symlinkSync(nodeModules, path.join(directory, "node_modules"), "dir");
  writeFiles(directory, files);
  return directory;
}

/** Writes files below the directory: a text as it is, and any other content as JSON. */
export function writeFiles(directory: string, files: { readonly [name: string]: unknown }): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(directory, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  }
}

/** A project with one stack, `dev`, whose program is this JavaScript. */
export function temporaryProgram(
  program: string,
  files: { readonly [name: string]: string } = {},
): string {
  return temporaryProject({
    "Pulumi.yaml": "name: sample\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
    "Pulumi.dev.yaml": "config:\n  aws:region: eu-west-1\n",
    "package.json": '{ "name": "sample", "main": "index.js" }',
    "index.js": `const pulumi = require("@pulumi/pulumi");\n${program}`,
    ...files,
  });
}

/** Removes all temporary projects; for an `after` hook. */
export function removeTemporaryProjects(): void {
  for (const directory of created.splice(0)) rmSync(directory, { recursive: true, force: true });
}

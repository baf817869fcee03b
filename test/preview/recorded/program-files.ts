import path from "node:path";
import { temporaryProject } from "../temporary-project";
import { prelude, type SmallProgram } from "./small-program";

export interface WrittenProgram {
  readonly directory: string;
  readonly policyPacks: readonly string[];
  readonly policyPackConfigs: readonly string[];
}

const pack = path.resolve(__dirname, "../../fixtures/packs/verdicts");

/** Writes a project `sample` with the program and a stack `dev`. */
export function writeProgram(
  { program, config = [], secrets = {}, files = {}, packConfig }: SmallProgram,
  more: { readonly [name: string]: string } = {},
): WrittenProgram {
  const declared = Object.keys(secrets)
    .filter((key) => !key.includes(":"))
    .map((key) => `  ${key}: { type: string, secret: true }\n`);
  const directory = temporaryProject({
    "Pulumi.yaml": [
      "name: sample\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
      declared.length === 0 ? "" : `config:\n${declared.join("")}`,
    ].join(""),
    "Pulumi.dev.yaml": ["config:", ...config.map((line) => `  ${line}`), ""].join("\n"),
    "package.json": '{ "name": "sample", "main": "index.js" }',
    "index.js": source(program),
    "pack.json": JSON.stringify(packConfig ?? {}),
    ...files,
    ...more,
  });
  return {
    directory,
    policyPacks: [pack],
    policyPackConfigs: packConfig === undefined ? [] : [path.join(directory, "pack.json")],
  };
}

export function source(program: string): string {
  return `${prelude}${program}\n`;
}

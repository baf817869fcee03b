import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { transformSync } from "esbuild";

/** The fragment of one example, and the type of the component that its resources are put under. */
export interface Fragment {
  readonly componentType: string;
  readonly code: string;
}

export interface ExampleProgram {
  readonly directory: string;
  remove(): void;
}

/** What every fragment may use without a declaration, as the index of the pages says. */
const given = "aws, pulumi, role, code";

/** Gives resources that name no parent the example's component, so that each URN tells whose it is. */
const main = `
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

const role = "arn:aws:iam::123456789012:role/report";
const code = () => new pulumi.asset.AssetArchive({
  "index.js": new pulumi.asset.StringAsset("exports.handler = async () => {};"),
});

const childrenOf = (value, parent) => new Proxy(value, {
  get: (target, key) => {
    const member = Reflect.get(target, key);
    if (typeof target === "function") return member;
    const isNamespace = typeof member === "object" && member !== null;
    const isClass = typeof member === "function" && /^[A-Z]/.test(String(key));
    return isNamespace || isClass ? childrenOf(member, parent) : member;
  },
  construct: (target, [name, args, options]) => new target(name, args, { parent, ...options }),
});

for (const [type, run] of Object.entries(require("./examples"))) {
  const parent = new pulumi.ComponentResource(type, type.replaceAll(":", "-"), {}, {});
  run(childrenOf(aws, parent), pulumi, role, code());
}
`;

/** One program of all fragments, each in a function of its own, in a project with stack `dev`. */
export function writeExampleProgram(fragments: readonly Fragment[]): ExampleProgram {
  const directory = mkdtempSync(join(tmpdir(), "examples-"));
  const files = {
    "Pulumi.yaml": "name: examples\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
    "Pulumi.dev.yaml": "config:\n  aws:region: eu-west-1\n",
    "package.json": '{ "name": "examples", "main": "index.js" }',
    "index.js": main,
    "examples.js": `module.exports = {\n${fragments.map(functionText).join("")}};\n`,
  };
  symlinkSync(resolve(__dirname, "../../../node_modules"), join(directory, "node_modules"), "dir");
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  return { directory, remove: () => rmSync(directory, { recursive: true }) };
}

/** In a block of its own, so that a fragment may declare what is given too. */
function functionText({ componentType, code }: Fragment): string {
  const { code: script } = transformSync(code, { loader: "ts" });
  return `"${componentType}": (${given}) => { {\n${script}} },\n`;
}

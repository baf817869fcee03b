import { readFileSync } from "node:fs";
import Module from "node:module";
import { join } from "node:path";

/**
 * Required by `npm run coverage`: compiles what is measured in the tests' own process just as Pulumi
 * compiles infra/ in the program's. V8 counts by position in the compiled text, so that counts of two
 * compilations of one file cannot be added up; and what tsx puts before each file has branches.
 */
type Handler = (module: CompilingModule, file: string) => void;
type CompilingModule = NodeJS.Module & { _compile(code: string, file: string): void };
interface TypeScriptNode {
  register(options: object): { compile(code: string, file: string): string };
}

const root = join(__dirname, "../../..");
const measured = [join(root, "infra/"), join(root, "policy-pack/")];
const { _extensions: extensions } = Module as unknown as { _extensions: Record<string, Handler> };
const others = extensions[".ts"] as Handler;

const { register } = require("@pulumi/pulumi/vendor/ts-node@7.0.1") as TypeScriptNode;
const { compile } = register({
  transpileOnly: true,
  project: join(root, "tsconfig.pulumi.json"),
  compilerOptions: require("../../../tsconfig.pulumi.json").compilerOptions,
});

extensions[".ts"] = (module, file) => {
  if (!measured.some((folder) => file.startsWith(folder))) return others(module, file);
  // Not through the handler of .js files: tsx has put itself before that one too.
  return module._compile(compile(readFileSync(file, "utf8"), file), file);
};

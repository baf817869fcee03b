import Module from "node:module";
import { join } from "node:path";

/**
 * Required by `npm run coverage`: compiles infra/ in the tests' own process just as Pulumi compiles it
 * in the program's. V8 counts by position in the compiled text, so that counts of two compilations of
 * one file cannot be added up.
 */
type Handler = (module: CompilingModule, file: string) => void;
type CompilingModule = NodeJS.Module & { _compile(code: string, file: string): void };
interface TypeScriptNode {
  register(options: object): { compile(code: string, file: string): string };
}

const root = join(__dirname, "../..");
const infra = join(root, "infra/");
const { _extensions: extensions } = Module as unknown as { _extensions: Record<string, Handler> };
const others = extensions[".ts"] as Handler;
const javaScript = extensions[".js"] as Handler;

const { register } = require("@pulumi/pulumi/vendor/ts-node@7.0.1") as TypeScriptNode;
const { compile } = register({
  transpileOnly: true,
  project: join(root, "tsconfig.pulumi.json"),
  compilerOptions: require("../../tsconfig.pulumi.json").compilerOptions,
});

extensions[".ts"] = (module, file) => {
  if (!file.startsWith(infra)) return others(module, file);
  const run = module._compile;
  module._compile = (code, name) => run.call(module, compile(code, name), name);
  return javaScript(module, file);
};

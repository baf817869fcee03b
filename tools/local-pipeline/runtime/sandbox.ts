import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transform } from "esbuild";
import { projectPath } from "../../project-path";

/** A file tree laid out as Lambda lays it out, in a folder from which no other package is reachable. */
export interface Sandbox {
  readonly root: string;
  remove(): Promise<void>;
}

/**
 * Makes a sandbox with AWS's runtime client in var/runtime.
 * @param fill puts the function into var/task and the layer into opt, below the folder it is given
 */
export async function createSandbox(fill: (root: string) => Promise<void>): Promise<Sandbox> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "lambda-")));
  const remove = () => rm(root, { recursive: true, force: true });
  try {
    await cp(require.resolve("aws-lambda-ric"), join(root, "var/runtime/index.mjs"));
    await writeFile(join(root, "var/runtime/transport.mjs"), await transportScript());
    await mkdir(join(root, "tmp"));
    await fill(root);
    return { root, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Lays out a zip function with the shared layer attached, as they were built. */
export async function unpackFunction(name: string, root: string): Promise<void> {
  await cp(projectPath("build/lambdas", name), join(root, "var/task"), { recursive: true });
  await cp(projectPath("build/layer"), join(root, "opt"), { recursive: true });
}

let transport: Promise<string> | undefined;

/** Compiled once for all: Node takes longer to strip its types in each process than to start. */
function transportScript(): Promise<string> {
  transport ??= readFile(join(__dirname, "transport.mts"), "utf8")
    .then((source) => transform(source, { loader: "ts", target: "esnext" }))
    .then(({ code }) => code);
  return transport;
}

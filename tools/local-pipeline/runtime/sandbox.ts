import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transform } from "esbuild";
import { projectPath } from "../../project-path";

/** A file tree with Lambda's layout, in a folder that can't reach other packages. */
export interface Sandbox {
  readonly root: string;
  remove(): Promise<void>;
}

/**
 * Creates a sandbox with AWS's runtime client in var/runtime.
 * @param fill puts the function into var/task and the layer into opt, below the given root
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

/** Copies a built zip function and the built shared layer into a sandbox. */
export async function unpackFunction(name: string, root: string): Promise<void> {
  await cp(projectPath("build/lambdas", name), join(root, "var/task"), { recursive: true });
  await cp(projectPath("build/layer"), join(root, "opt"), { recursive: true });
}

let transport: Promise<string> | undefined;

/** Compiled once: stripping its types in each process would take Node longer than starting. */
function transportScript(): Promise<string> {
  transport ??= readFile(join(__dirname, "transport.mts"), "utf8")
    .then((source) => transform(source, { loader: "ts", target: "esnext" }))
    .then(({ code }) => code);
  return transport;
}

import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { PATIENCE_MS } from "./patience";

const ROOT = join(__dirname, "../../..");

const DRIVER = `
const context = { awsRequestId: "request-1", getRemainingTimeInMillis: () => ${PATIENCE_MS} };
const answer = (outcome) => process.stdout.write(JSON.stringify(outcome) + "\\n");
(async () => require(process.argv[1]).handler(JSON.parse(process.argv[2]), context))()
  .then((result) => answer({ result }), (error) => answer({ error: error.message }));
`;

export interface Invocation {
  readonly outcome: { readonly result?: unknown; readonly error?: string };
  readonly logs: readonly { readonly [key: string]: unknown }[];
}

/**
 * Runs a built function as Lambda does: a process of its own, in a folder from which no package of
 * this project can be found, with nothing but the built layer on NODE_PATH.
 * @param root of the project whose functions were built
 */
export async function invokeBundle(
  name: string,
  event: unknown,
  env: Readonly<Record<string, string>>,
  root = ROOT,
): Promise<Invocation> {
  const folder = await mkdtemp(join(tmpdir(), "bundle-"));
  try {
    await cp(join(root, "build/lambdas", name), folder, { recursive: true });
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["-e", DRIVER, join(folder, "index.js"), JSON.stringify(event)],
      {
        cwd: folder,
        timeout: PATIENCE_MS,
        env: {
          NODE_PATH: join(ROOT, "build/layer/nodejs/node_modules"),
          AWS_XRAY_CONTEXT_MISSING: "IGNORE_ERROR",
          ...env,
        },
      },
    );
    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    return { outcome: lines.at(-1), logs: lines.slice(0, -1) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

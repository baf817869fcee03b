import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { FUNCTION_NAMES, type FunctionName } from "../../infra/functions";
import { PROJECT_ROOT } from "../build/build-stamp";
import { projectPath } from "../project-path";
import { medianOf } from "./statistics";
import { layerPackageFolders, zipKilobytes } from "./zip-sizes";

interface Start {
  readonly milliseconds: number;
  readonly cpuMilliseconds: number;
}

interface Packaging {
  readonly what: string;
  readonly handler: (name: FunctionName) => string;
  readonly modules: string;
  /** The initialization type in the function's environment; "on-demand" by default. */
  readonly initialization?: "snap-start" | "on-demand";
}

const INSTALLED = projectPath("node_modules");
const LOADER = `
const cpuAt = process.cpuUsage(), startedAt = performance.now();
require(process.argv[1]);
const milliseconds = performance.now() - startedAt, { user, system } = process.cpuUsage(cpuAt);
console.log(JSON.stringify({ milliseconds, cpuMilliseconds: (user + system) / 1000 }));
process.exit();
`;

/**
 * Loads each function in new processes, with each packaging in turn, and measures the sizes of the
 * zips.
 */
export async function benchInit(rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    // Outside the project, whose own packages would be found before those of NODE_PATH.
    await cp(projectPath("build/lambdas"), join(folder, "bundles"), { recursive: true });
    await Promise.all([bundleWhole(folder), transpile(folder)]);
    const packagings: readonly [Packaging, ...Packaging[]] = [
      {
        what: "bundle and layer, as deployed",
        handler: (name) => join(folder, "bundles", name, "index.js"),
        modules: projectPath("build/layer/nodejs/node_modules"),
      },
      {
        what: "bundle with the SDK inside",
        handler: (name) => join(folder, "whole", name, "index.js"),
        modules: folder,
      },
      {
        what: "bundle, whole packages in the layer",
        handler: (name) => join(folder, "bundles", name, "index.js"),
        modules: INSTALLED,
      },
      {
        what: "no bundling",
        handler: (name) => join(folder, "files/lambdas", name, "index.js"),
        modules: INSTALLED,
      },
    ];
    const [deployed] = packagings;
    const forSnapshot = {
      ...deployed,
      what: "as deployed, with the warm-up for a snapshot",
      initialization: "snap-start",
    } as const;
    const rows = FUNCTION_NAMES.flatMap((name) =>
      (name === "data-transform" ? [forSnapshot, ...packagings] : packagings).map((packaging) => ({
        name,
        packaging,
        starts: [] as Start[],
      })),
    );
    for (let round = 0; round < rounds; round += 1) {
      for (const { name, packaging, starts } of rows) starts.push(await load(name, packaging));
    }
    console.table(
      rows.map(({ name, packaging, starts }) => {
        const slowest = rows.findLast((row) => row.name === name)?.starts ?? [];
        const cpu = ({ cpuMilliseconds }: Start) => cpuMilliseconds;
        return {
          function: name,
          packaging: packaging.what,
          "CPU ms": medianOf(starts.map(cpu)).toFixed(0),
          "wall ms": medianOf(starts.map(({ milliseconds }) => milliseconds)).toFixed(0),
          "to unbundled": (medianOf(starts.map(cpu)) / medianOf(slowest.map(cpu))).toFixed(2),
        };
      }),
    );
    console.table(await weigh(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function load(
  name: FunctionName,
  { handler, modules, initialization = "on-demand" }: Packaging,
): Promise<Start> {
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", LOADER, handler(name)], {
    env: {
      NODE_PATH: modules,
      NODE_OPTIONS: "--enable-source-maps",
      AWS_REGION: "us-east-1",
      AWS_LAMBDA_INITIALIZATION_TYPE: initialization,
      AWS_XRAY_CONTEXT_MISSING: "IGNORE_ERROR",
      INGESTION_BUCKET: "bench-ingestion",
      OUTPUT_BUCKET: "bench-output",
      OUTPUT_FORMAT: "ndjson",
      SOURCES: "[]",
    },
  });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

const COMMON = {
  absWorkingDir: PROJECT_ROOT,
  platform: "node",
  target: "node24",
  format: "cjs",
  sourcemap: "linked",
  sourcesContent: false,
  logLevel: "warning",
} as const;

async function bundleWhole(folder: string): Promise<void> {
  await Promise.all(
    FUNCTION_NAMES.map((name) =>
      build({
        ...COMMON,
        entryPoints: [`lambdas/${name}/index.ts`],
        outfile: join(folder, "whole", name, "index.js"),
        bundle: true,
        minify: true,
      }),
    ),
  );
}

/** Transpiles file by file, and puts the shared package where Node finds it. */
async function transpile(folder: string): Promise<void> {
  const files = join(folder, "files");
  const entryPoints = ["lambdas/**/*.ts", "layer/src/*.ts"];
  await build({ ...COMMON, entryPoints, outdir: files, outbase: PROJECT_ROOT });
  const shared = join(files, "node_modules/@lambda-etl/shared");
  await cp(join(files, "layer/src"), shared, { recursive: true });
}

async function weigh(folder: string) {
  const packages = layerPackageFolders();
  const isCode = (file: string) => !/\.(?:d\.[cm]?ts|map|md)$/.test(file);
  const kilobytes: Readonly<Record<string, number>> = {
    ...Object.fromEntries(
      await Promise.all(
        FUNCTION_NAMES.map(async (name) => [
          name,
          await zipKilobytes([projectPath("build/lambdas", name)]),
        ]),
      ),
    ),
    "data-ingestion with the SDK": await zipKilobytes([join(folder, "whole/data-ingestion")]),
    layer: statSync(projectPath("build/layer.zip")).size / 1000,
    "layer of whole packages": await zipKilobytes(packages),
    "layer of pruned packages": await zipKilobytes(packages, isCode),
  };
  return Object.entries(kilobytes).map(([zip, size]) => ({ zip, kB: size.toFixed(0) }));
}

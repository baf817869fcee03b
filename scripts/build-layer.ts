import { createWriteStream } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { build, type Metafile } from "esbuild";
import { ZipFile } from "yazl";
import { replaceFolder } from "./replace-folder";

const MODULES = "nodejs/node_modules";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Writes the layer: each of its packages as one minified file (a tenth of the size of the installed
 * packages, and quicker to load than their thousands of files), and the same as build/layer.zip.
 */
export async function buildLayer(root: string): Promise<void> {
  const { dependencies = {} } = await readManifest(join(root, "layer/package.json"));
  const names = Object.keys(dependencies).sort();
  await replaceFolder(join(root, "build/layer"), async (folder) => {
    const files = await Promise.all(
      names.map((name) => buildPackage({ root, folder, name, layerPackages: names })),
    );
    await writeZip(folder, files.flat().sort(), join(root, "build/layer.zip"));
  });
}

interface PackageBuild {
  readonly root: string;
  /** The layer's. */
  readonly folder: string;
  readonly name: string;
  readonly layerPackages: readonly string[];
}

async function buildPackage({
  root,
  folder,
  name,
  layerPackages,
}: PackageBuild): Promise<readonly string[]> {
  const path = `${MODULES}/${name}`;
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [name],
    outfile: join(folder, path, "index.js"),
    bundle: true,
    minify: true,
    platform: "node",
    target: "node24",
    format: "cjs",
    // Packages of the layer share one another's classes instead of holding a copy.
    external: layerPackages.filter((other) => other !== name),
    // The ES modules of a package bundle to two thirds of the size of its CommonJS files.
    mainFields: ["module", "main"],
    metafile: true,
    logLevel: "warning",
  });
  const bundled = await findBundledPackages(root, metafile);
  const manifest = { name, version: bundled[name], main: "index.js", bundled };
  await writeFile(join(folder, path, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return [`${path}/index.js`, `${path}/package.json`];
}

/** Name and version of every package whose code is in a bundle; refuses machine code (the layer is for arm64). */
async function findBundledPackages(
  root: string,
  metafile: Metafile,
): Promise<Readonly<Record<string, string>>> {
  const inputs = Object.keys(metafile.inputs);
  const binary = inputs.find((input) => input.endsWith(".node"));
  if (binary !== undefined)
    throw new Error(`${binary} is machine code: the layer must be pure JavaScript`);
  const folders = inputs.flatMap(
    (input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? [],
  );
  const manifests = await Promise.all(
    [...new Set(folders)].sort().map((folder) => readManifest(join(root, folder, "package.json"))),
  );
  return Object.fromEntries(manifests.map(({ name, version }) => [name, version]));
}

async function writeZip(folder: string, files: readonly string[], target: string): Promise<void> {
  // yazl writes the local time of a date; made from local parts, it is the same in every time zone.
  const mtime = new Date(1990, 0, 1);
  const zip = new ZipFile();
  for (const file of files) {
    const options = { mtime, mode: 0o100644, forceDosTimestamp: true };
    zip.addBuffer(await readFile(join(folder, file)), file, options);
  }
  zip.end();
  const fresh = `${target}-${process.pid}`;
  await pipeline(zip.outputStream, createWriteStream(fresh));
  await rename(fresh, target);
}

async function readManifest(file: string): Promise<Manifest> {
  return JSON.parse(await readFile(file, "utf8")) as Manifest;
}

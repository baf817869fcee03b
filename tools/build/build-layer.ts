import { createWriteStream } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { build, type Metafile, type Plugin } from "esbuild";
import { ZipFile } from "yazl";
import { readJson } from "../../operations/command/files";
import { formatJson } from "../../operations/command/json";
import { packageFolders } from "./package-folders";
import { replaceFolder } from "./replace-folder";

const MODULES = "nodejs/node_modules";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * The exports of the S3 client that the functions and lib-storage use. With all of its hundred
 * commands the client would be half as large again, and load a fifth slower.
 */
const USED_EXPORTS: Readonly<Record<string, readonly string[]>> = {
  "@aws-sdk/client-s3": [
    "AbortMultipartUploadCommand",
    "ChecksumAlgorithm",
    "CompleteMultipartUploadCommand",
    "CreateMultipartUploadCommand",
    "DeleteObjectCommand",
    "GetObjectCommand",
    "HeadObjectCommand",
    "ListObjectsV2Command",
    "PutObjectCommand",
    "PutObjectTaggingCommand",
    "S3Client",
    "UploadPartCommand",
  ],
};

/**
 * Writes the layer: each package as one minified file (a tenth of the size of the installed
 * packages, and faster to load than their thousands of files), and the same as build/layer.zip.
 */
export async function buildLayer(root: string): Promise<void> {
  const { dependencies = {} } = await readManifest(join(root, "layer/package.json"));
  const layerPackages = Object.keys(dependencies).sort();
  await replaceFolder(join(root, "build/layer"), async (folder) => {
    const files: string[] = [];
    // Grows during the loop, by the packages that earlier ones load lazily.
    const names = new Set(layerPackages);
    for (const name of names) {
      const { written, lazy } = await buildPackage({ root, folder, name, layerPackages });
      files.push(...written);
      for (const other of lazy) names.add(other);
    }
    await writeZip(folder, files.sort(), join(root, "build/layer.zip"));
  });
}

interface PackageBuild {
  readonly root: string;
  /** The layer's folder. */
  readonly folder: string;
  readonly name: string;
  readonly layerPackages: readonly string[];
}

/** Writes one package; `lazy` lists the packages that it imports only when needed. */
async function buildPackage({ root, folder, name, layerPackages }: PackageBuild): Promise<{
  readonly written: readonly string[];
  readonly lazy: readonly string[];
}> {
  const path = `${MODULES}/${name}`;
  const lazy = new Set<string>();
  const exported = USED_EXPORTS[name]?.join(", ");
  const { metafile } = await build({
    absWorkingDir: root,
    ...(exported === undefined
      ? { entryPoints: [name] }
      : { stdin: { contents: `export { ${exported} } from "${name}";`, resolveDir: root } }),
    outfile: join(folder, path, "index.js"),
    bundle: true,
    minify: true,
    platform: "node",
    target: "node24",
    format: "cjs",
    // Packages of the layer share each other's classes instead of holding copies.
    external: layerPackages.filter((other) => other !== name),
    // A package's ES modules bundle to two thirds of the size of its CommonJS files.
    mainFields: ["module", "main"],
    plugins: [leaveOutLazyPackages(lazy)],
    metafile: true,
    logLevel: "warning",
  });
  const bundled = await findBundledPackages(root, metafile);
  const [, packageName = name] = /^((?:@[^/]+\/)?[^/]+)/.exec(name) ?? [];
  const manifest = { name, version: bundled[packageName], main: "index.js", bundled };
  await writeFile(join(folder, path, "package.json"), formatJson(manifest));
  return { written: [`${path}/index.js`, `${path}/package.json`], lazy: [...lazy] };
}

/**
 * Moves dynamically imported packages into files of their own. They are mostly credential providers
 * that Lambda never uses, but a third of the code to be parsed at each init.
 */
function leaveOutLazyPackages(found: Set<string>): Plugin {
  return {
    name: "lazy-packages",
    setup: ({ onResolve }) =>
      onResolve({ filter: /^[^.]/ }, ({ kind, path }) => {
        if (kind !== "dynamic-import" || isBuiltin(path)) return undefined;
        found.add(path);
        return { path, external: true };
      }),
  };
}

/**
 * The name and version of every package in a bundle. Rejects machine code, because the layer is for
 * arm64.
 */
async function findBundledPackages(
  root: string,
  metafile: Metafile,
): Promise<Readonly<Record<string, string>>> {
  const inputs = Object.keys(metafile.inputs);
  const binary = inputs.find((input) => input.endsWith(".node"));
  if (binary !== undefined)
    throw new Error(`${binary} is machine code: the layer must be pure JavaScript`);
  const manifests = await Promise.all(
    packageFolders(metafile).map((folder) => readManifest(join(root, folder, "package.json"))),
  );
  return Object.fromEntries(manifests.map(({ name, version }) => [name, version]));
}

async function writeZip(folder: string, files: readonly string[], target: string): Promise<void> {
  // yazl writes a date's local time; made from local parts, it is the same in every time zone.
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
  return (await readJson(file)) as Manifest;
}

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const repository = path.resolve(__dirname, "../../..");
const isWindows = process.platform === "win32";

/** A file of the package, as `npm pack --json` lists it. */
interface PackedFile {
  readonly path: string;
  readonly mode: number;
}

export interface Packed {
  readonly tarball: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly PackedFile[];
}

/** Packs the preview into a folder, like a release. */
export function packPreview(folder: string): Packed {
  const args = ["pack", "--json", "--workspace", "preview", "--pack-destination", folder];
  const [packed] = JSON.parse(npm(args, repository)) as [
    Omit<Packed, "tarball"> & { filename: string },
  ];
  return { ...packed, tarball: path.join(folder, packed.filename) };
}

/** Installs the tarball in an empty folder, without a network. */
export function installTarball(tarball: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "empty-"));
  npm(["install", "--offline", "--no-audit", "--no-fund", tarball], folder);
  return folder;
}

/** Adds a program with its own Pulumi SDK to the folder. */
export function addProgram(folder: string, files: { readonly [name: string]: string }): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  symlinkSync(
    path.join(repository, "node_modules/@pulumi"),
    path.join(folder, "node_modules/@pulumi"),
    "junction",
  );
}

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of the packages that are installed in the folder. */
export function npx(args: readonly string[], folder: string): Ran {
  const { status, stdout, stderr } = spawnSync("npx", ["--no-install", ...args], {
    cwd: folder,
    encoding: "utf8",
    shell: isWindows,
  });
  return { status, stdout, stderr };
}

function npm(args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync("npm", args, {
    cwd,
    encoding: "utf8",
    shell: isWindows,
  });
  if (status !== 0) throw new Error(`npm ${args.join(" ")}: ${stderr}${stdout}`);
  return stdout;
}

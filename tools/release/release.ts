import { createHash } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { EXIT, type Run } from "../../operations/command/command";
import { readJson, readText } from "../../operations/command/files";
import { replaceFolder } from "../build/replace-folder";
import { npm } from "../npm";
import { projectPath } from "../project-path";
import type { ReleaseOptions } from "./command-line";
import { type ReleasedPackage, releaseNotes, releaseVersion } from "./notes";

/** The tarballs by workspace. Their names have no version, so that a link can point to the latest release. */
const tarballs = { preview: "offline-preview.tgz", "policy-pack": "lambda-etl-policies.tgz" };

/** Writes the files of a release: tarballs, checksums and notes. */
export const release: Run<ReleaseOptions> = async ({ tag }, { stdout, signal }) => {
  const packages = await Promise.all(Object.keys(tarballs).map(readPackage));
  const version = releaseVersion(packages, tag);
  const notes = releaseNotes(packages, version);
  await replaceFolder(projectPath("build/release"), async (folder) => {
    const sums: string[] = [];
    for (const [workspace, file] of Object.entries(tarballs)) {
      await pack(workspace, join(folder, file), folder, signal);
      const sum = createHash("sha256").update(await readFile(join(folder, file)));
      sums.push(`${sum.digest("hex")}  ${file}\n`);
    }
    await writeFile(join(folder, "SHA256SUMS"), sums.join(""));
    await writeFile(join(folder, "NOTES.md"), notes);
    stdout.write(`Release ${version}, in build/release:\n${sums.join("")}`);
  });
  return EXIT.fine;
};

async function readPackage(folder: string): Promise<ReleasedPackage> {
  const manifest = await readJson(projectPath(folder, "package.json"));
  const { name, version } = manifest as Pick<ReleasedPackage, "name" | "version">;
  return { folder, name, version, changelog: await readText(projectPath(folder, "CHANGELOG.md")) };
}

async function pack(
  workspace: string,
  file: string,
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  const args = ["pack", "--json", "--workspace", workspace, "--pack-destination", folder];
  const [packed] = JSON.parse(await npm(args, projectPath(), signal)) as [{ filename: string }];
  await rename(join(folder, packed.filename), file);
}

import { readdir } from "node:fs/promises";
import { UsageError } from "../../operations/command/errors";

/**
 * The version of a package in a folder written by `pip install --target`.
 * @throws UsageError
 */
export async function versionOf(packages: string, name: string): Promise<string> {
  const folders = await readdir(packages);
  const [, version] =
    folders
      .map((each) => /^(\w+)-([\d.]+)\.dist-info$/.exec(each))
      .find((each) => each?.[1] === name)
      ?.slice(1) ?? [];
  if (version === undefined) throw new UsageError(`--packages ${packages} has no package ${name}`);
  return version;
}

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import schema from "../compliance.schema.json";
import type { PreviewResult } from "../model";
import { parseDocument } from "../packs/config-mistakes";
import { PreviewError } from "../preview-error";
import { type Compliance, mergeCompliance } from "./compliance";

type ComplianceFile = Partial<Compliance> & { readonly extends?: readonly string[] };

const fileName = schema.title;

/**
 * The controls that the packs of the results cover, by name of the pack.
 * Rejects with a PreviewError if no pack has such a file, or a file is not valid.
 */
export async function readCompliances(
  results: readonly PreviewResult[],
): Promise<ReadonlyMap<string, Compliance>> {
  const evaluations = results.flatMap((result) => result.evaluations ?? []);
  const directories = new Map(
    evaluations.map(({ policyPack, directory }) => [policyPack, directory]),
  );
  const found = await Promise.all(
    [...directories].map(
      async ([name, directory]) =>
        [name, await readCompliance(path.join(directory, fileName))] as const,
    ),
  );
  const compliances = new Map(found.flatMap(([name, each]) => (each ? [[name, each]] : [])));
  if (compliances.size > 0 || results.every(hasNotStarted)) return compliances;
  const names = [...directories.keys()].join(" and ");
  throw new PreviewError(
    names === ""
      ? "--report evidence: no policy pack has evaluated anything."
      : `--report evidence: the folder of ${names} has no ${fileName}, which maps policies to controls.`,
  );
}

/** Whether the program failed before the packs had started; it reports the reason itself. */
function hasNotStarted({ evaluations = [], programError }: PreviewResult): boolean {
  return evaluations.length === 0 && programError !== undefined;
}

/** Undefined if the file does not exist. */
async function readCompliance(
  file: string,
  readBy: readonly string[] = [],
): Promise<Compliance | undefined> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new PreviewError(`${file} can't be read: ${error.message}`);
  });
  if (text === undefined) return undefined;
  const { extends: bases = [], ...own } = parseDocument<ComplianceFile>(file, text, schema);
  const read = [...readBy, file];
  let merged: Compliance = {
    ...own,
    frameworks: own.frameworks ?? {},
    policies: own.policies ?? {},
  };
  for (const base of bases) merged = mergeCompliance(merged, await readBase(base, file, read));
  return merged;
}

async function readBase(
  base: string,
  file: string,
  readBy: readonly string[],
): Promise<Compliance> {
  const found = resolveBase(base, file);
  if (readBy.includes(found)) throw new PreviewError(`${file} extends itself, by "${base}".`);
  const compliance = await readCompliance(found, readBy);
  if (compliance !== undefined) return compliance;
  throw new PreviewError(`${file} extends "${base}", which does not exist.`);
}

function resolveBase(base: string, file: string): string {
  if (base.startsWith(".") || path.isAbsolute(base)) return path.resolve(path.dirname(file), base);
  try {
    return createRequire(file).resolve(base);
  } catch {
    throw new PreviewError(`${file} extends "${base}", which does not exist.`);
  }
}

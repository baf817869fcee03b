import { readFile } from "node:fs/promises";
import type { PreviewResult } from "../model";
import { isJsonObject, type JsonObject } from "../packs/pack-info";
import { PreviewError } from "../preview-error";
import { plural } from "../render/counts";
import { writeOutputFile } from "../write-output-file";
import { exemptionStubs, packWithExemptions, withStubs, wrong } from "./exemption-stubs";

/**
 * Adds stubs for the findings to the pack's configuration file, which is created if it is missing.
 * Returns a sentence for the user.
 */
export async function writeExemptionStubs(
  file: string,
  results: readonly PreviewResult[],
): Promise<string> {
  const { name, exemptionsIn } = packWithExemptions(results);
  const stubs = results.flatMap((result) => exemptionStubs(result, name));
  const { config, added } = withStubs(await readConfiguration(file), exemptionsIn, stubs);
  if (added === 0) return `${file} already has an exemption or a stub for each mandatory finding.`;
  try {
    await writeOutputFile(file, `${JSON.stringify(config, undefined, 2)}\n`);
  } catch (error) {
    throw new PreviewError(`${file} can't be written: ${(error as Error).message}`);
  }
  return `${plural(added, "exemption stub")} added to ${file}: a stub takes effect once its reason, owner and last day are filled in.`;
}

async function readConfiguration(file: string): Promise<JsonObject> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "{}";
    throw wrong(`${file} can't be read: ${error.message}`);
  });
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch (error) {
    throw wrong(`${file} is not valid JSON: ${(error as Error).message}`);
  }
  if (isJsonObject(config)) return config;
  throw wrong(`${file} is not a configuration of a policy pack.`);
}

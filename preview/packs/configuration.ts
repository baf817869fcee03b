import path from "node:path";
import type { ConfigSource, PackConfiguration } from "../model";
import { PreviewError } from "../preview-error";
import { type ConfigFile, parseConfig, readConfigFile } from "./config-file";
import { presetFile } from "./locate-pack";
import { type MergedConfig, mergeConfigs, noConfig } from "./merge-configs";

/** The sources of a configuration, in order. */
export function configSources(configuration: PackConfiguration): readonly ConfigSource[] {
  return isList(configuration) ? configuration : [configuration];
}

function isList(configuration: PackConfiguration): configuration is readonly ConfigSource[] {
  return Array.isArray(configuration);
}

/**
 * Reads and merges the sources, each with all that it extends. Later sources override earlier ones.
 * Throws like `readConfigFile`. A file that is extended and can't be read is a mistake instead.
 * @param packDirectory the pack whose presets they may extend
 */
export async function readPackConfiguration(
  sources: readonly ConfigSource[],
  packDirectory: string,
): Promise<MergedConfig> {
  const read = await Promise.all(sources.map((source) => readSource(source, packDirectory)));
  return read.reduce(mergeConfigs, noConfig);
}

async function readSource(source: ConfigSource, packDirectory: string): Promise<MergedConfig> {
  const location = { packDirectory, prefix: "" };
  if (typeof source === "string") {
    return withBases(await readConfigFile(source), { ...location, files: [source] });
  }
  return withBases(parseConfig(JSON.parse(JSON.stringify(source))), { ...location, files: [] });
}

/** Where a configuration comes from. */
interface ConfigLocation {
  readonly packDirectory: string;
  /** The chain of files that extend each other, its own last. Empty if it is not in a file. */
  readonly files: readonly string[];
  /** The prefix of its mistakes. */
  readonly prefix: string;
}

async function withBases(config: ConfigFile, location: ConfigLocation): Promise<MergedConfig> {
  const bases = await Promise.all(
    config.bases.map((name, index) => readBase(name, `extends.${index}`, location)),
  );
  const own = { ...config, mistakes: config.mistakes.map((mistake) => location.prefix + mistake) };
  return [...bases, own].reduce(mergeConfigs, noConfig);
}

async function readBase(
  name: string,
  key: string,
  location: ConfigLocation,
): Promise<MergedConfig> {
  try {
    const file = await baseFile(name, location);
    const files = [...location.files, file];
    if (location.files.includes(file)) throw new PreviewError(describeCircle(files));
    return await withBases(await readConfigFile(file), { ...location, files, prefix: `${file}: ` });
  } catch (error) {
    if (!(error instanceof PreviewError)) throw error;
    return { ...noConfig, mistakes: [`${location.prefix}${key}: ${error.message}`] };
  }
}

/** A name that ends with .json is a file, relative to the extending file. Any other name is a preset. */
async function baseFile(name: string, { files, packDirectory }: ConfigLocation): Promise<string> {
  if (!name.endsWith(".json")) return presetFile(packDirectory, name);
  return path.resolve(path.dirname(files.at(-1) ?? "."), name);
}

function describeCircle(files: readonly string[]): string {
  return `A file can't extend itself: ${files.join(", which extends ")}.`;
}

import path from "node:path";
import type { ConfigSource, PackConfiguration } from "../model";
import { PreviewError } from "../preview-error";
import { type ConfigFile, parseConfig, readConfigFile } from "./config-file";
import { presetFile } from "./locate-pack";
import { type MergedConfig, mergeConfigs, noConfig } from "./merge-configs";

/** The sources that a configuration is made of, in their order. */
export function configSources(configuration: PackConfiguration): readonly ConfigSource[] {
  return isList(configuration) ? configuration : [configuration];
}

function isList(configuration: PackConfiguration): configuration is readonly ConfigSource[] {
  return Array.isArray(configuration);
}

/**
 * Reads the sources as one configuration, each with all that it extends, the later ones over the earlier.
 * Throws as `readConfigFile` does; what is wrong with the file of an `extends` is a mistake.
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

/** Where a configuration stands. */
interface ConfigLocation {
  readonly packDirectory: string;
  /** The files on the way to it, its own last; none where it stands in no file. */
  readonly files: readonly string[];
  /** What its mistakes begin with. */
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

/** A name that ends with .json is a file's, relative to the file that extends it; any other is a preset's. */
async function baseFile(name: string, { files, packDirectory }: ConfigLocation): Promise<string> {
  if (!name.endsWith(".json")) return presetFile(packDirectory, name);
  return path.resolve(path.dirname(files.at(-1) ?? "."), name);
}

function describeCircle(files: readonly string[]): string {
  return `A file can't extend itself: ${files.join(", which extends ")}.`;
}

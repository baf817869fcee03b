import type { ConfigSource, PackConfiguration } from "../model";
import { type ConfigFile, parseConfig, readConfigFile } from "./config-file";
import type { PolicyConfig } from "./pack-info";

/** The sources that a configuration is made of, in their order. */
export function configSources(configuration: PackConfiguration): readonly ConfigSource[] {
  return isList(configuration) ? configuration : [configuration];
}

function isList(configuration: PackConfiguration): configuration is readonly ConfigSource[] {
  return Array.isArray(configuration);
}

/** Reads the sources as one configuration, the later ones over the earlier. Throws as `readConfigFile` does. */
export async function readPackConfiguration(sources: readonly ConfigSource[]): Promise<ConfigFile> {
  const read = await Promise.all(sources.map(readSource));
  return {
    policies: read.map(({ policies }) => policies).reduce(mergeConfigs, new Map()),
    mistakes: read.flatMap(({ mistakes }) => mistakes),
    notes: read.flatMap(({ notes }) => notes),
  };
}

async function readSource(source: ConfigSource): Promise<ConfigFile> {
  if (typeof source === "string") return readConfigFile(source);
  return parseConfig(JSON.parse(JSON.stringify(source)));
}

type Configs = ReadonlyMap<string, PolicyConfig>;

/** One configuration that says what both say, the second over the first: its `all` over every level of the first. */
function mergeConfigs(base: Configs, over: Configs): Configs {
  const allLevel = over.get("all")?.level;
  const names = new Set([...base.keys(), ...over.keys()]);
  return new Map(
    [...names].map((name) => {
      const { level: baseLevel, properties } = base.get(name) ?? { properties: {} };
      const own = over.get(name);
      const level = own?.level ?? (allLevel === undefined ? baseLevel : undefined);
      return [
        name,
        {
          ...(level === undefined ? {} : { level }),
          properties: { ...properties, ...own?.properties },
        },
      ];
    }),
  );
}

import type { MergedConfig } from "./merge-configs";
import type { PolicyConfig, PolicyInfo } from "./pack-info";

/** The prefix of a tag with a policy's former name. */
const tagPrefix = "formerly:";

/** A configuration with current names of policies, and notes on former names in it. */
interface CurrentConfig {
  readonly config: MergedConfig;
  readonly notes: readonly string[];
}

/** The current names of policies, by former name. */
export function formerNames(policies: readonly PolicyInfo[]): ReadonlyMap<string, string> {
  return new Map(
    policies.flatMap(({ name, tags = [] }) =>
      tags
        .filter((tag) => tag.startsWith(tagPrefix))
        .map((tag) => [tag.slice(tagPrefix.length), name] as const),
    ),
  );
}

/** Replaces former names. A policy that is configured under both names is a mistake. */
export function withCurrentNames(
  policies: readonly PolicyInfo[],
  config: MergedConfig,
): CurrentConfig {
  const former = [...formerNames(policies)].filter(([name]) => config.policies.has(name));
  const twice = former.filter(([, current]) => config.policies.has(current));
  const names = new Map(former);
  const entries = [...config.policies].map(([name, value]): [string, PolicyConfig] => [
    names.get(name) ?? name,
    value,
  ]);
  return {
    config: {
      ...config,
      policies: new Map(entries),
      mistakes: [
        ...config.mistakes,
        ...twice.map(
          ([name, current]) => `"${name}" is now called "${current}", and both are configured.`,
        ),
      ],
    },
    notes: former.map(([name, current]) => `"${name}" is now called "${current}": rename it.`),
  };
}

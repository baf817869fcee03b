import type { MergedConfig } from "./merge-configs";
import type { PolicyConfig, PolicyInfo } from "./pack-info";

/** The tag by which a policy says what it was called before. */
const tagPrefix = "formerly:";

/** A configuration by the names that policies have now, and what it still calls otherwise. */
interface CurrentConfig {
  readonly config: MergedConfig;
  readonly notes: readonly string[];
}

/** The former names of policies, each with the name of now. */
export function formerNames(policies: readonly PolicyInfo[]): ReadonlyMap<string, string> {
  return new Map(
    policies.flatMap(({ name, tags = [] }) =>
      tags
        .filter((tag) => tag.startsWith(tagPrefix))
        .map((tag) => [tag.slice(tagPrefix.length), name] as const),
    ),
  );
}

/** A policy that is called by both names is a mistake: nobody knows which one is meant. */
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
          ([name, current]) => `"${name}" is called "${current}" now, and both are configured.`,
        ),
      ],
    },
    notes: former.map(([name, current]) => `"${name}" is called "${current}" now: rename it.`),
  };
}

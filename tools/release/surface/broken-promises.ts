import { relaxationsOf } from "../../../policy-pack/engine/relaxations";
import type { FormerNames, PolicySurface, Surface } from "./surface";

const RAISE_MAJOR =
  "raise the major version in policy-pack/package.json, and write policy-pack/CHANGELOG.md.";

/**
 * What the policies would break of a configuration, or of a stack that passes, that is made for the last release, though
 * their version does not say so. Sentences.
 */
export function brokenPromises(released: Surface, current: Surface): readonly string[] {
  const isMajor = majorOf(current.version) > majorOf(released.version);
  const before = byAnyName(released.policies);
  return [
    ...Object.entries(released.policies).flatMap(([name, policy]) =>
      brokenByPolicy(name, policy, { released, current, isMajor }),
    ),
    ...Object.entries(current.policies)
      .filter(([, { level }]) => isEnforced(level))
      .filter(([name, { formerNames = {} }]) =>
        [name, ...Object.keys(formerNames)].every(
          (each) => !isEnforced(before.get(each)?.level ?? "disabled"),
        ),
      )
      .flatMap(([name]) =>
        isMajor
          ? []
          : [
              `${name} is mandatory, and was not in ${released.version}: begin with advisory, or ${RAISE_MAJOR}`,
            ],
      ),
  ];
}

interface Releases {
  readonly released: Surface;
  readonly current: Surface;
  readonly isMajor: boolean;
}

function brokenByPolicy(
  name: string,
  policy: PolicySurface,
  { released, current, isMajor }: Releases,
): readonly string[] {
  const now = byAnyName(current.policies).get(name);
  if (now === undefined) {
    return [
      `The policy ${name} of ${released.version} is gone: let the one in its place have it among its formerNames.`,
    ];
  }
  const parameters = byAnyName(now.parameters);
  return [
    ...droppedNames(name, policy.formerNames, byAnyName(current.policies), current.version),
    ...Object.entries(policy.parameters).flatMap(([parameter, before]) => {
      const setting = `${name}.${parameter}`;
      const after = parameters.get(parameter);
      if (after === undefined) {
        return [
          `The parameter ${setting} of ${released.version} is gone: let the one in its place have it among its former names (renamed).`,
        ];
      }
      return [
        ...droppedNames(setting, before.formerNames, parameters, current.version),
        ...(isMajor || after.type === before.type
          ? []
          : [
              `${setting} is a ${after.type}, and was a ${before.type} in ${released.version}: ${RAISE_MAJOR}`,
            ]),
      ];
    }),
    ...(isMajor ? [] : stricterDefaults(name, policy, now, released.version)),
  ];
}

/** Former names that are gone before a whole major version has had them. */
function droppedNames(
  subject: string,
  former: FormerNames = {},
  now: ReadonlyMap<string, unknown>,
  version: string,
): readonly string[] {
  return Object.entries(former)
    .filter(([name, since]) => !now.has(name) && majorOf(version) < majorOf(since) + 2)
    .map(
      ([name, since]) =>
        `The former name ${name} of ${subject} is gone: it has been one since ${since}, and stays until ${majorOf(since) + 2}.0.0.`,
    );
}

/** A default is stricter where the released one would be a relaxation of it. */
function stricterDefaults(
  name: string,
  before: PolicySurface,
  now: PolicySurface,
  version: string,
): readonly string[] {
  const defaults = defaultsOf(now);
  const given = Object.fromEntries(
    Object.entries(defaultsOf(before)).filter(([parameter]) => parameter in defaults),
  );
  return relaxationsOf(name, given, { defaults, definedGroups: [], today: "" }).map(
    ({ setting }) => `The default of ${setting} is stricter than in ${version}: ${RAISE_MAJOR}`,
  );
}

function defaultsOf({ parameters }: PolicySurface): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { default: value }]) => [name, value]),
  );
}

function byAnyName<Named extends { readonly formerNames?: FormerNames }>(
  all: Readonly<Record<string, Named>>,
): ReadonlyMap<string, Named> {
  return new Map(
    Object.entries(all).flatMap(([name, each]) =>
      [...Object.keys(each.formerNames ?? {}), name].map((any) => [any, each] as const),
    ),
  );
}

function isEnforced(level: string): boolean {
  return level === "mandatory" || level === "remediate";
}

function majorOf(version: string): number {
  return Number(version.split(".")[0]);
}

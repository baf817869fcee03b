import { globSync, readFileSync } from "node:fs";
import { projectPath } from "../../project-path";

/** Reasons to accept a change that no policy reports. */
export const REASONS = [
  "provider refuses",
  "AWS ignores",
  "free choice",
  "another policy",
  "accepted risk",
] as const;

export type Reason = (typeof REASONS)[number];

/** Changes that survive for the same reason. */
export interface SurvivorGroup {
  readonly reason: Reason;
  readonly why: string;
  /** The responsible policy, if the reason is "another policy". */
  readonly policy?: string;
  /** The stacks in which it survives, if not in all: their pack configurations differ. */
  readonly stacks?: readonly string[];
  /** The logical names of the resources for which it survives, if not for all of the type. */
  readonly resources?: readonly string[];
  /** Operators by path. */
  readonly paths: Readonly<Record<string, readonly string[]>>;
}

/** The surviving changes of a resource type; one file in the folder survivors. */
export interface SurvivorList {
  readonly type: string;
  readonly survivors: readonly SurvivorGroup[];
}

/** A listed class of changes, with its group. */
export interface ListedClass extends Omit<SurvivorGroup, "paths"> {
  readonly type: string;
  readonly path: string;
  readonly operator: string;
}

export const SURVIVORS_FOLDER = "tools/maintenance/plan-mutation/survivors";

export function readSurvivors(): readonly SurvivorList[] {
  return globSync(`${SURVIVORS_FOLDER}/*.json`, { cwd: projectPath() })
    .sort()
    .map((file) => JSON.parse(readFileSync(projectPath(file), "utf8")));
}

/** The name of a type's survivor file: `lambda-function` for `aws:lambda/function:Function`. */
export function fileNameOf(type: string): string {
  const [packageName = "", module = "", name = ""] = type.split(":");
  return packageName === "aws" ? module.replace("/", "-") : `${packageName}-${module}-${name}`;
}

export function listedClasses(lists: readonly SurvivorList[]): readonly ListedClass[] {
  return lists.flatMap(({ type, survivors }) =>
    survivors.flatMap(({ paths, ...group }) =>
      Object.entries(paths).flatMap(([path, operators]) =>
        operators.map((operator) => ({ ...group, type, path, operator })),
      ),
    ),
  );
}

/** Mistakes in the lists that don't depend on the survivors; one sentence each. */
export function listMistakes(
  lists: readonly SurvivorList[],
  policyNames: readonly string[],
): readonly string[] {
  return lists.flatMap(({ type, survivors }) => [
    ...survivors.flatMap((group) => [
      ...groupMistakes(group, policyNames).map((mistake) => `${type}: ${mistake}`),
      ...Object.entries(group.paths).flatMap(([path, operators]) =>
        [
          ...(isSorted(operators) ? [] : ["the operators are not sorted, or one is there twice"]),
          ...(path.replaceAll("[*]", "").includes("*") ? ["a path names no path"] : []),
        ].map((mistake) => `${type}, ${path}: ${mistake}`),
      ),
    ]),
    ...duplicates(listedClasses([{ type, survivors }])),
  ]);
}

function groupMistakes(
  { reason, why, policy, paths }: SurvivorGroup,
  policyNames: readonly string[],
): readonly string[] {
  const needsPolicy = reason === "another policy";
  return [
    ...(REASONS.includes(reason) ? [] : [`"${reason}" is no reason`]),
    ...(why.length < 10 ? ["a group does not say why"] : []),
    ...(needsPolicy === (policy !== undefined)
      ? []
      : [`"${why}" names a policy, or none, wrongly`]),
    ...(policy === undefined || policyNames.includes(policy) ? [] : [`there is no ${policy}`]),
    ...(isSorted(Object.keys(paths)) ? [] : [`the paths of "${why}" are not sorted`]),
  ];
}

function isSorted(texts: readonly string[]): boolean {
  return texts.every((text, index) => index === 0 || (texts[index - 1] ?? "") < text);
}

function duplicates(classes: readonly ListedClass[]): readonly string[] {
  const keys = classes.map(({ type, path, operator, stacks = [], resources = [] }) =>
    [type, path, operator, ...stacks, ...resources].join(", "),
  );
  return keys
    .filter((key, index) => keys.indexOf(key) !== index)
    .map((key) => `${key}: is listed twice`);
}

import { existsSync } from "node:fs";
import path from "node:path";
import type { SourceLocation } from "./described";

/**
 * Where a program declares a resource, from the engine's `project:///infra/index.ts#3,14`.
 * Undefined for a place outside the project, such as a line of an SDK.
 */
export function parseSourcePosition(position: string | undefined): SourceLocation | undefined {
  const match = /^project:\/\/\/([^#]+)#(\d+)(?:,(\d+))?$/.exec(position ?? "");
  const file = decodeURI(match?.[1] ?? "");
  if (match === null || !isInProject(file)) return undefined;
  return { file, line: Number(match[2]), column: Number(match[3] ?? 1) };
}

/** Where a program declares a resource, from a registration: a `file:` URL or an absolute path. */
export function locateSource(
  projectDirectory: string,
  position: { readonly uri: string; readonly line: number; readonly column: number } | undefined,
): SourceLocation | undefined {
  const { uri = "", line = 1, column = 1 } = position ?? {};
  const absolute = decodeURI(uri.replace(/^file:\/\//, ""));
  const file = path.relative(projectDirectory, absolute).split(path.sep).join("/");
  return absolute === "" || !isInProject(file) ? undefined : { file, line, column };
}

/** The project's folder relative to its repository, with `/`. Empty for the repository's own folder, or without a repository. */
export function pathInRepository(projectDirectory: string): string {
  const root = findRoot(path.resolve(projectDirectory));
  return root === undefined
    ? ""
    : path.relative(root, path.resolve(projectDirectory)).split(path.sep).join("/");
}

function findRoot(directory: string): string | undefined {
  if (existsSync(path.join(directory, ".git"))) return directory;
  const parent = path.dirname(directory);
  return parent === directory ? undefined : findRoot(parent);
}

function isInProject(file: string): boolean {
  return file !== "" && !path.isAbsolute(file) && !/(^|\/)(\.\.|node_modules)(\/|$)/.test(file);
}

import { readdir } from "node:fs/promises";
import path from "node:path";
import { didYouMean } from "../packs/suggestion";
import { exitStatus, PreviewError } from "../preview-error";
import type { Project } from "./project-file";

const stackFile = /^Pulumi\.(.+)\.ya?ml$/;

/** The sorted names of the stacks that have a file. */
export async function listStacks(project: Project): Promise<readonly string[]> {
  const names = await readdir(project.stackDirectory).catch(() => []);
  const stacks = names.map((name) => stackFile.exec(name)?.[1]);
  return stacks.filter((name) => name !== undefined).sort();
}

/** The stacks that have a file. Throws a PreviewError if there are none. */
export async function allStacks(project: Project): Promise<readonly string[]> {
  const stacks = await listStacks(project);
  if (stacks.length > 0) return stacks;
  throw new PreviewError(
    `No Pulumi.<stack>.yaml in ${project.stackDirectory}. Name the stack with --stack, for example --stack dev.`,
    exitStatus.wrongUse,
  );
}

/** The only stack, for a user who names none. Throws a PreviewError if there are several. */
export async function onlyStack(project: Project): Promise<string> {
  const [only = "", ...others] = await allStacks(project);
  if (others.length > 0) {
    throw new PreviewError(
      `There are several stacks: ${[only, ...others].join(", ")}. Choose one with --stack, or preview all with --all-stacks.`,
      exitStatus.wrongUse,
    );
  }
  return only;
}

/** The file of a stack; undefined if the project has no stack files, so that the stack has no configuration. */
export async function stackFileOf(project: Project, stack: string): Promise<string | undefined> {
  const stacks = await listStacks(project);
  if (stacks.length === 0) return undefined;
  if (!stacks.includes(stack)) {
    throw new PreviewError(
      `No stack "${stack}" in ${project.stackDirectory}, which has: ${stacks.join(", ")}.${didYouMean(stack, stacks)}`,
      exitStatus.wrongUse,
    );
  }
  const names = await readdir(project.stackDirectory);
  const file = names.find((name) => stackFile.exec(name)?.[1] === stack);
  return file === undefined ? undefined : path.join(project.stackDirectory, file);
}

import { readFile } from "node:fs/promises";
import { runPreview } from "../preview/run/run-preview";
import { PROJECT_ROOT } from "../tools/build/build-stamp";
import type { CostResource } from "./pricing/settings";

/** Where the settings of a stack come from: its plan, made here, or a file that holds its state or plan. */
export type ResourceSource = { readonly stack: string } | { readonly file: string };

/** What the user gave can't be read, or the program failed: the message says which and why. */
export class SourceError extends Error {}

/**
 * The resources of a stack. A file is what `pulumi stack export` or `npm run preview -- --json` printed.
 * @throws SourceError; PreviewError where there is no such stack
 */
export async function readResources(
  source: ResourceSource,
  signal: AbortSignal,
): Promise<readonly CostResource[]> {
  if ("file" in source) return parseResources(await readText(source.file), source.file);
  const { stack } = source;
  const plan = await runPreview({ cwd: PROJECT_ROOT, stack, signal });
  if (plan.programError !== undefined) throw new SourceError(plan.programError);
  return plan.resources;
}

/** A file's text, or the error that a person can mend. */
export async function readText(file: string): Promise<string> {
  return (await readBytes(file)).toString("utf8");
}

export async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "there is no such file" : message;
    throw new SourceError(`${file}: ${reason}`);
  }
}

/** @param file names the text in messages */
function parseResources(text: string, file: string): readonly CostResource[] {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new SourceError(`${file}: no JSON: ${(error as Error).message}`);
  }
  const resources = listIn(content);
  if (resources === undefined) {
    throw new SourceError(
      `${file}: expected what pulumi stack export or npm run preview -- --json prints`,
    );
  }
  return resources.filter(isRecord).map(({ urn, type, inputs }) => ({
    type: String(type),
    name: String(urn).split("::").at(-1) ?? "",
    inputs: isRecord(inputs) ? inputs : {},
  }));
}

function listIn(content: unknown): readonly unknown[] | undefined {
  if (!isRecord(content)) return undefined;
  const { deployment } = content;
  const { resources } = isRecord(deployment) ? deployment : content;
  return Array.isArray(resources) ? resources : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

import { runPreview } from "../preview/run/run-preview";
import { PROJECT_ROOT } from "../tools/build/build-stamp";
import { OperationError } from "./command/errors";
import { readJson } from "./command/files";
import { fieldsOf, isObject } from "./command/json";
import type { CostResource } from "./pricing/settings";

/** The source of a stack's settings: its plan, made on this machine, or a file with its state or plan. */
export type ResourceSource = { readonly stack: string } | { readonly file: string };

/**
 * The resources of a stack. A file holds the output of `pulumi stack export` or `npm run preview -- --json`.
 * @throws OperationError; PreviewError if the stack does not exist
 */
export async function readResources(
  source: ResourceSource,
  signal: AbortSignal,
): Promise<readonly CostResource[]> {
  if ("file" in source) return resourcesIn(await readJson(source.file), source.file);
  const { stack } = source;
  const plan = await runPreview({ cwd: PROJECT_ROOT, stack, signal });
  if (plan.programError !== undefined) throw new OperationError(plan.programError);
  return plan.resources;
}

/** @param file names the content in messages */
function resourcesIn(content: unknown, file: string): readonly CostResource[] {
  const { deployment, ...fields } = fieldsOf(content);
  const { resources } = isObject(deployment) ? deployment : fields;
  if (!Array.isArray(resources)) {
    throw new OperationError(
      `${file}: expected the output of pulumi stack export or npm run preview -- --json`,
    );
  }
  return resources.filter(isObject).map(({ urn, type, inputs }) => ({
    type: String(type),
    name: String(urn).split("::").at(-1) ?? "",
    inputs: fieldsOf(inputs),
  }));
}

import { existsSync } from "node:fs";
import path from "node:path";
import type { PreviewOptions } from "../run/run-preview";
import type { CommandLine } from "./command-line";

/** The nearest folder with a Pulumi.yaml, from here upwards: this repository, run from its sources or built. */
export function findRepository(from: string): string {
  const parent = path.dirname(from);
  if (parent === from || existsSync(path.join(from, "Pulumi.yaml"))) return from;
  return findRepository(parent);
}

/** What is left out on the command line: in this repository its dev stack, judged by its own policy pack. */
export function withDefaults(
  { preview, allStacks }: Pick<CommandLine, "preview" | "allStacks">,
  repository: string,
): PreviewOptions {
  const cwd = path.resolve(preview.cwd ?? repository);
  if (cwd !== repository) return { ...preview, cwd };
  return {
    policyPacks: [path.join(repository, "policy-pack")],
    ...(allStacks ? {} : { stack: "dev" }),
    ...preview,
    cwd,
  };
}

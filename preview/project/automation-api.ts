import { readFile } from "node:fs/promises";
import path from "node:path";
import { isYamlMap } from "./yaml-file";

/** How to preview a program that runs Pulumi itself. */
export const automationAdvice =
  "To preview a program of the Automation API, move the function that declares its resources into a file that exports it " +
  "(module.exports = program, or export default), and name that file in a Pulumi.yaml: name: shop, runtime: nodejs, main: program.ts.";

/** Whether a program failed because it tried to start a Pulumi CLI that is not installed. */
export function startsPulumi(programError: string): boolean {
  return /ENOENT: pulumi |spawn pulumi ENOENT/.test(programError);
}

/** Whether the nearest package.json at or above the folder depends on Pulumi's SDK. */
export async function usesPulumi(directory: string): Promise<boolean> {
  const text = await readFile(path.join(directory, "package.json"), "utf8").catch(() => undefined);
  if (text !== undefined) return namesSdk(text);
  const parent = path.dirname(directory);
  return parent !== directory && usesPulumi(parent);
}

function namesSdk(text: string): boolean {
  try {
    const content: unknown = JSON.parse(text);
    if (!isYamlMap(content)) return false;
    return [content.dependencies, content.devDependencies].some(
      (packages) => isYamlMap(packages) && "@pulumi/pulumi" in packages,
    );
  } catch {
    return false;
  }
}

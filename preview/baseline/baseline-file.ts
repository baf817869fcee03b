import { readFile } from "node:fs/promises";
import { documentMistakes } from "../packs/config-mistakes";
import { exitStatus, PreviewError } from "../preview-error";
import { writeOutputFile } from "../write-output-file";
import type { Baseline } from "./baseline";

const text = { type: "string" };

const schema = {
  type: "object",
  required: ["stacks"],
  properties: {
    stacks: {
      type: "object",
      additionalProperties: {
        type: "array",
        items: {
          type: "object",
          required: ["policyPack", "policy", "resource", "message"],
          properties: {
            policyPack: text,
            policy: text,
            resource: text,
            message: text,
            count: { type: "integer", minimum: 1 },
          },
        },
      },
    },
  },
};

/** Reads a baseline. Throws a PreviewError if the file is missing or not valid. */
export async function readBaseline(file: string): Promise<Baseline> {
  const baseline = await readIfThere(file);
  if (baseline !== undefined) return baseline;
  throw wrong(`The baseline ${file} does not exist: write it with --write-baseline ${file}.`);
}

/** Reads a baseline; an empty one if the file does not exist. */
export async function readBaselineOrNone(file: string): Promise<Baseline> {
  return (await readIfThere(file)) ?? { stacks: {} };
}

async function readIfThere(file: string): Promise<Baseline | undefined> {
  const content = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw wrong(`The baseline ${file} can't be read: ${error.message}`);
  });
  return content === undefined ? undefined : parse(file, content);
}

function parse(file: string, content: string): Baseline {
  let baseline: unknown;
  try {
    baseline = JSON.parse(content);
  } catch (error) {
    throw wrong(`The baseline ${file} is not valid JSON: ${(error as Error).message}`);
  }
  const [mistake] = documentMistakes(schema, baseline);
  if (mistake === undefined) return baseline as Baseline;
  throw wrong(`${file} is not a baseline: ${mistake}`);
}

export async function writeBaseline(file: string, baseline: Baseline): Promise<void> {
  try {
    await writeOutputFile(file, `${JSON.stringify(baseline, undefined, 2)}\n`);
  } catch (error) {
    throw new PreviewError(`The baseline ${file} can't be written: ${(error as Error).message}`);
  }
}

function wrong(message: string): PreviewError {
  return new PreviewError(message, exitStatus.wrongUse);
}

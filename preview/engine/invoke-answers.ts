import { readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import type { Properties } from "../model";
import { exitStatus, PreviewError } from "../preview-error";
import { isMap } from "./property-values";

/** A user's answer to a function call. If `args` is set, it applies only to these arguments. */
export interface InvokeAnswer {
  readonly token: string;
  readonly args?: Properties;
  readonly return: Properties;
}

const shape =
  '{ "aws:ec2/getAmi:getAmi": [{ "args": { … }, "return": { "id": "ami-1" } }] }, where "args" is optional';

/** Reads a file of answers. Rejects with a PreviewError that names the entry that is not valid. */
export async function readInvokeAnswers(file: string): Promise<readonly InvokeAnswer[]> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new PreviewError(`--invokes: ${file} can't be read.`, exitStatus.wrongUse);
  });
  const content = parse(text, file);
  return Object.entries(content).flatMap(([token, entries]) => {
    if (!Array.isArray(entries) || !entries.every(isAnswer)) throw invalid(file, `"${token}"`);
    return entries.map((entry) => ({ ...entry, token }));
  });
}

/** The return value for a call. An answer for these arguments takes precedence over one for any arguments. */
export function findAnswer(
  answers: readonly InvokeAnswer[],
  token: string,
  args: Properties,
): Properties | undefined {
  const candidates = answers.filter((answer) => answer.token === token);
  const exact = candidates.find((answer) => isDeepStrictEqual(answer.args, args));
  return (exact ?? candidates.find((answer) => answer.args === undefined))?.return;
}

function isAnswer(entry: unknown): entry is Omit<InvokeAnswer, "token"> {
  const value = entry as Properties;
  return isMap(value) && isMap(value.return) && (value.args === undefined || isMap(value.args));
}

function parse(text: string, file: string): Properties {
  try {
    const content = JSON.parse(text);
    if (isMap(content)) return content;
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new PreviewError(`--invokes: ${file} is not JSON: ${cause}`, exitStatus.wrongUse);
  }
  throw invalid(file, "the whole file");
}

function invalid(file: string, where: string): PreviewError {
  return new PreviewError(
    `--invokes: ${file}: ${where} is not valid, expected: ${shape}.`,
    exitStatus.wrongUse,
  );
}

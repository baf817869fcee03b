import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const projectRoot = resolve(__dirname, "../../..");
const copied = [
  "infra",
  "Pulumi.yaml",
  "Pulumi.dev.yaml",
  "Pulumi.staging.yaml",
  "Pulumi.prod.yaml",
  "package.json",
  "tsconfig.pulumi.json",
];
const linked = ["build", "lambdas", "layer", "node_modules", "operations", "preview", "tools"];

/** One replacement in one file of the program; `from` stands there exactly once. */
export interface Edit {
  /** Relative to the project, under infra/ or a Pulumi*.yaml. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export interface ProgramCopy {
  readonly directory: string;
  /**
   * Makes these edits in place of those that were made before.
   * @throws Error where the text of an edit is not there exactly once: the edit is out of date.
   */
  edit(edits: readonly Edit[]): void;
  remove(): void;
}

/**
 * The program's edited files, by their path in the project.
 * @throws Error where the text of an edit is not there exactly once: the edit is out of date.
 */
export function editedTexts(edits: readonly Edit[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { file, from, to } of edits) {
    const text = texts.get(file) ?? readFileSync(join(projectRoot, file), "utf8");
    const count = text.split(from).length - 1;
    if (count !== 1) throw new Error(`${file} has ${count} times, not once: ${from}`);
    texts.set(
      file,
      text.replace(from, () => to),
    );
  }
  return texts;
}

/**
 * A copy of the real program with the edits made in it. What is built or installed is linked.
 * @throws Error where the text of an edit is not there exactly once: the edit is out of date.
 */
export function copyProgram(edits: readonly Edit[]): ProgramCopy {
  const directory = mkdtempSync(join(tmpdir(), "program-"));
  for (const path of copied)
    cpSync(join(projectRoot, path), join(directory, path), { recursive: true });
  for (const path of linked) symlinkSync(join(projectRoot, path), join(directory, path));
  let edited: readonly string[] = [];
  const copy: ProgramCopy = {
    directory,
    edit(next) {
      const texts = editedTexts(next);
      for (const file of edited) cpSync(join(projectRoot, file), join(directory, file));
      for (const [file, text] of texts) writeFileSync(join(directory, file), text);
      edited = [...texts.keys()];
    },
    remove: () => rmSync(directory, { recursive: true }),
  };
  copy.edit(edits);
  return copy;
}

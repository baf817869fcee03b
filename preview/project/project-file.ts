import { access, stat } from "node:fs/promises";
import path from "node:path";
import { exitStatus, PreviewError } from "../preview-error";
import { automationAdvice, usesPulumi } from "./automation-api";
import { isYamlMap, readYamlMap, type YamlMap } from "./yaml-file";

/** The parts of Pulumi.yaml that a preview of a Node.js program needs. */
export interface Project {
  readonly name: string;
  /** The folder of Pulumi.yaml. */
  readonly directory: string;
  readonly file: string;
  /** The program's working directory; `entryPoint` is relative to it. */
  readonly programDirectory: string;
  readonly entryPoint: string;
  readonly runtimeOptions: RuntimeOptions;
  readonly config: YamlMap;
  /** The folder of the stack files. */
  readonly stackDirectory: string;
}

export interface RuntimeOptions {
  readonly typescript: boolean;
  readonly tsconfig?: string;
  readonly nodeargs: readonly string[];
}

const fileNames = ["Pulumi.yaml", "Pulumi.yml"];

/** Reads the project of the folder or, like the CLI, of the nearest parent folder with a project. */
export async function readProject(directory: string): Promise<Project> {
  const file = await findProjectFile(path.resolve(directory));
  if (file === undefined) throw await noProject(path.resolve(directory));
  const content = (await readYamlMap(file)) ?? {};
  const root = path.dirname(file);
  if (typeof content.name !== "string" || content.name === "") {
    throw wrong(file, '"name" is missing: expected the name of the project.');
  }
  const config = content.config;
  const stackDirectory = content.stackConfigDir ?? (typeof config === "string" ? config : ".");
  return {
    name: content.name,
    directory: root,
    file,
    ...(await findProgram(file, content.main)),
    runtimeOptions: readRuntime(file, content.runtime),
    config: isYamlMap(config) ? config : {},
    stackDirectory: path.resolve(root, String(stackDirectory)),
  };
}

async function noProject(directory: string): Promise<PreviewError> {
  const lines = [
    `No Pulumi.yaml in ${directory} or a folder above it. Give the project's folder with --cwd DIR.`,
    ...((await usesPulumi(directory)) ? [automationAdvice] : []),
  ];
  return new PreviewError(lines.join("\n"), exitStatus.wrongUse);
}

async function findProjectFile(directory: string): Promise<string | undefined> {
  for (const name of fileNames) {
    const file = path.join(directory, name);
    const found = await access(file).then(
      () => true,
      () => false,
    );
    if (found) return file;
  }
  const parent = path.dirname(directory);
  return parent === directory ? undefined : findProjectFile(parent);
}

/** `main` sets the working directory: itself if it is a folder, else the folder of the file. */
async function findProgram(
  file: string,
  main: unknown,
): Promise<Pick<Project, "programDirectory" | "entryPoint">> {
  const root = path.dirname(file);
  if (main === undefined || main === null || main === "") {
    return { programDirectory: root, entryPoint: "." };
  }
  const target = path.resolve(root, String(main));
  const found = await stat(target).catch(() => undefined);
  if (found === undefined) throw wrong(file, `"main": ${target} does not exist.`);
  return found.isDirectory()
    ? { programDirectory: target, entryPoint: "." }
    : { programDirectory: path.dirname(target), entryPoint: path.basename(target) };
}

function readRuntime(file: string, runtime: unknown): RuntimeOptions {
  const name = isYamlMap(runtime) ? runtime.name : runtime;
  if (name !== "nodejs") {
    throw wrong(
      file,
      `"runtime" is ${JSON.stringify(name) ?? "missing"}: the offline preview runs nodejs programs only.`,
    );
  }
  const options = isYamlMap(runtime) && isYamlMap(runtime.options) ? runtime.options : {};
  const { typescript = true, tsconfig, nodeargs = "" } = options;
  if (typeof typescript !== "boolean") {
    throw wrong(file, '"runtime.options.typescript": expected true or false.');
  }
  if (typeof nodeargs !== "string") {
    throw wrong(file, '"runtime.options.nodeargs": expected a string.');
  }
  if (tsconfig !== undefined && typeof tsconfig !== "string") {
    throw wrong(file, '"runtime.options.tsconfig": expected the path of a file.');
  }
  return {
    typescript,
    nodeargs: nodeargs.split(/\s+/).filter((part) => part !== ""),
    ...(tsconfig === undefined ? {} : { tsconfig }),
  };
}

function wrong(file: string, message: string): PreviewError {
  return new PreviewError(`${file}: ${message}`, exitStatus.wrongUse);
}

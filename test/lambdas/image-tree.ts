import { cp, mkdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Copy, type Dockerfile, DockerfileParser } from "dockerfile-ast";

/** What Lambda's base images set. */
const BASE_ENVIRONMENT: Readonly<Record<string, string>> = { LAMBDA_TASK_ROOT: "/var/task" };

/** Copies into `root` what the COPY steps of a Dockerfile put into the image, from the build's context. */
export async function assembleImage(
  dockerfile: Dockerfile,
  context: string,
  root: string,
): Promise<void> {
  for (const copy of dockerfile.getCOPYs()) {
    const [source = "", target = ""] = readCopy(copy);
    const from = join(context, source);
    const into = join(root, target);
    const isFolder = (await stat(from)).isDirectory();
    await mkdir(isFolder ? into : join(into, ".."), { recursive: true });
    // As docker does: of a folder its content; a file under its own name where the target is a folder.
    await cp(from, !isFolder && target.endsWith("/") ? join(into, basename(from)) : into, {
      recursive: true,
    });
  }
}

export function parseDockerfile(text: string): Dockerfile {
  return DockerfileParser.parse(text);
}

function readCopy(copy: Copy): readonly string[] {
  if (copy.getFlags().length > 0) throw new Error(`flags are not known here: ${copy}`);
  return copy
    .getArguments()
    .map((argument) =>
      argument
        .getValue()
        .replace(/\$\{(\w+)\}/g, (whole, name: string) => BASE_ENVIRONMENT[name] ?? whole),
    );
}

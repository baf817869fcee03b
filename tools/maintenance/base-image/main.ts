import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readOptions } from "../../../operations/command/arguments";
import { PROJECT_ROOT } from "../../build/build-stamp";
import { currentDigest, pinBaseImage, readBaseImage } from "./pinned-base";

const DOCKERFILE = "lambdas/data-transform/Dockerfile";

/**
 * Pins the base of data-transform's image to the current digest of its tag; with --check only
 * reports whether it is pinned to it.
 */
async function main(): Promise<number> {
  const { check } = readOptions(process.argv.slice(2), {
    check: { type: "boolean", default: false },
  });
  const file = join(PROJECT_ROOT, DOCKERFILE);
  const dockerfile = await readFile(file, "utf8");
  const base = readBaseImage(dockerfile);
  const digest = await currentDigest(base);
  const name = `${base.repository}:${base.tag}`;
  if (digest === base.digest) {
    console.log(`${DOCKERFILE} has ${name} as it is now, ${digest}`);
    return 0;
  }
  if (check) {
    console.error(
      `${DOCKERFILE} has ${name} at ${base.digest ?? "no digest"}, and it is ${digest} now: npm run base-image`,
    );
    return 1;
  }
  await writeFile(file, pinBaseImage(dockerfile, digest));
  console.log(`${DOCKERFILE} has ${name} at ${digest} now: npm run build, then deploy`);
  return 0;
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: Error) => {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  },
);

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../../operations/command/usage";
import { describeStaleness, PROJECT_ROOT } from "../build/build-stamp";
import { CleanUp } from "./clean-up";
import { EXIT, HELP, readCommandLine } from "./command-line";

import type * as RunCommand from "./run-command";

const BUILDS = [
  "build/lambdas/data-ingestion",
  "build/lambdas/data-transform",
  "build/lambdas/data-output",
  "build/layer",
] as const;

/** An end that the user asked for. */
class Interrupted extends Error {
  constructor(readonly exitStatus: number) {
    super("interrupted");
  }
}

const INTERRUPTS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

async function main(args: readonly string[]): Promise<number> {
  const options = readCommandLine(args);
  if (options === undefined) {
    process.stdout.write(HELP);
    return EXIT.fine;
  }
  checkNode();
  const stale = BUILDS.flatMap((target) => describeStaleness(target) ?? []);
  if (stale.length > 0) throw new Error(stale.join("\n"));
  const interrupt = new AbortController();
  for (const [name, status] of Object.entries(INTERRUPTS)) {
    process.on(name, () => interrupt.abort(new Interrupted(status)));
  }
  const cleanUp = new CleanUp();
  try {
    // Loaded as late as this, so that a mistake on the command line is told at once.
    const { runCommand } = require("./run-command") as typeof RunCommand;
    return await runCommand(options, cleanUp, interrupt.signal);
  } catch (error) {
    // Whatever it was that broke off, this is why.
    throw interrupt.signal.aborted ? interrupt.signal.reason : error;
  } finally {
    await cleanUp.run();
  }
}

function checkNode(): void {
  const expected = readFileSync(join(PROJECT_ROOT, ".nvmrc"), "utf8").trim();
  const { node } = process.versions;
  if (node.startsWith(`${expected}.`)) return;
  throw new Error(
    `the functions run on Node ${expected}, and this is Node ${node}: run npm run pipeline, which takes Node ${expected} from node_modules`,
  );
}

main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  (error: Error) => {
    if (error instanceof Interrupted) process.exit(error.exitStatus);
    const isUsage = error instanceof UsageError;
    const hint = isUsage ? "\nSee npm run pipeline -- --help" : "";
    console.error(`error: ${error.message}${hint}`);
    process.exit(isUsage ? EXIT.wrongUse : EXIT.failed);
  },
);

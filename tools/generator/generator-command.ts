import { HELP_OPTION, readOptions } from "../../operations/command/arguments";
import { type Command, EXIT, type Run } from "../../operations/command/command";

/** Writes files that follow from others. */
export interface Generator {
  readonly write: () => Promise<void>;
  /** What is not as `write` would make it; a sentence each. */
  readonly findProblems: () => Promise<readonly string[]>;
}

interface GeneratorOptions {
  readonly isChecking: boolean;
}

/**
 * The command that writes or, with --check, says what is not as it would be written.
 * @param what it writes, in whole sentences
 */
export function generatorCommand(
  name: string,
  what: string,
  generator: Generator,
): Command<GeneratorOptions> {
  return {
    name,
    help: `Usage: npm run ${name} [-- --check]

${what}

Options:
  --check  writes nothing, and says what is not as it would be written
  --help   prints this

Exit status: ${EXIT.fine} written, or all is as it would be; ${EXIT.failed} it is not, or could not be written; ${EXIT.wrongUse} wrong use; ${EXIT.interrupted} interrupted.
`,
    readCommandLine,
    load: () => writeOrCheck(generator),
    onInterrupt: "cut short",
  };
}

function readCommandLine(args: readonly string[]): GeneratorOptions | undefined {
  const options = { ...HELP_OPTION, check: { type: "boolean", default: false } } as const;
  const values = readOptions(args, options);
  return values.help ? undefined : { isChecking: values.check };
}

function writeOrCheck({ write, findProblems }: Generator): Run<GeneratorOptions> {
  return async ({ isChecking }, { stderr }) => {
    if (!isChecking) {
      await write();
      return EXIT.fine;
    }
    const problems = await findProblems();
    for (const problem of problems) stderr.write(`${problem}\n`);
    return problems.length === 0 ? EXIT.fine : EXIT.failed;
  };
}

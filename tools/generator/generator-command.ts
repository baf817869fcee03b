import { HELP_OPTION, readOptions } from "../../operations/command/arguments";
import { type Command, EXIT, type Run } from "../../operations/command/command";

/** Writes files that are generated from others. */
export interface Generator {
  readonly write: () => Promise<void>;
  /** The differences from what `write` would produce, one message each. */
  readonly findProblems: () => Promise<readonly string[]>;
}

interface GeneratorOptions {
  readonly isChecking: boolean;
}

/**
 * A command that writes generated files; with --check it only reports files that are out of date.
 * @param description what the command writes, in full sentences
 */
export function generatorCommand(
  name: string,
  description: string,
  generator: Generator,
): Command<GeneratorOptions> {
  return {
    name,
    help: `Usage: npm run ${name} [-- --check]

${description}

Options:
  --check  write nothing, but report files that are out of date
  --help   print this

Exit status: ${EXIT.fine} written, or up to date; ${EXIT.failed} out of date, or writing failed; ${EXIT.wrongUse} usage error; ${EXIT.interrupted} interrupted.
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

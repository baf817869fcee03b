import { globSync } from "node:fs";
import { HELP_OPTION, readArguments } from "../../../operations/command/arguments";
import { EXIT } from "../../../operations/command/command";
import { UsageError } from "../../../operations/command/errors";
import { PROJECT_ROOT } from "../../build/build-stamp";
import { testFilesOf } from "../../docs/policy-tests";

export const STATUS = { ...EXIT, enough: 0, tooFew: 1 } as const;

export const HELP = `Usage: npm run mutation -- [NAME...] [options]

Mutation testing of the policy pack: its code is broken in one place after another, and the tests that reach that
place run. A mutant that no test notices has survived. The report is at build/mutation/report.html.

  NAME  a file of policy-pack, in whatever folder, without .ts. Policies are evaluated by their own tables of
        tests, whatever else is named by all tests of the pack. Default: everything, by all tests

Options:
  --tests LIST     the tests that evaluate, by their names in test/policy-pack, instead
  --static         mutates what only runs while a file is loaded as well; each such mutant takes a process
  --concurrency N  how many processes run tests side by side (default: 1)
  --help           prints this

Exit status: ${STATUS.enough} at least 90 % are killed, ${STATUS.tooFew} fewer are or a test fails without a mutant, ${STATUS.wrongUse} usage error.
`;

/** Options that override tools/maintenance/mutation/stryker/stryker.config.json. */
export interface StrykerOptions {
  readonly mutate?: readonly string[];
  readonly testFiles?: readonly string[];
  readonly ignoreStatic: boolean;
  readonly concurrency: number;
}

const policies = "policy-pack/policies";
/** The test of what all policies must have. */
const packTest = "test/policy-pack/pack.test.ts";

/**
 * Reads the arguments; undefined if help is requested.
 * @throws UsageError
 */
export function readCommandLine(args: readonly string[]): StrykerOptions | undefined {
  const { values, positionals: names } = readArguments(args, {
    ...HELP_OPTION,
    static: { type: "boolean", default: false },
    concurrency: { type: "string", default: "1" },
    tests: { type: "string" },
  });
  if (values.help) return undefined;
  if (!/^[1-9]\d*$/.test(values.concurrency)) {
    throw new UsageError(
      `--concurrency is '${values.concurrency}', expected a whole number from 1 on`,
    );
  }
  const mutate = names.flatMap(sourcesOf);
  const testFiles = values.tests
    ? values.tests.split(",").flatMap(testsOf)
    : tablesOf(names, mutate);
  return {
    ...(names.length > 0 && { mutate }),
    ...(testFiles && { testFiles }),
    ignoreStatic: !values.static,
    concurrency: Number(values.concurrency),
  };
}

/** A policy and a framework file may have the same name. */
function sourcesOf(name: string): readonly string[] {
  const found = globSync(`policy-pack/*/${name}.ts`, { cwd: PROJECT_ROOT }).sort();
  if (found.length === 0) throw new UsageError(`policy-pack has no file '${name}.ts'`);
  return found;
}

function testsOf(name: string): readonly string[] {
  const found = testFilesOf(name);
  if (found.length === 0) throw new UsageError(`test/policy-pack has no file '${name}.test.ts'`);
  return found;
}

/** The tables of policies; undefined unless all names are policies with a table. */
function tablesOf(
  names: readonly string[],
  sources: readonly string[],
): readonly string[] | undefined {
  const arePolicies = sources.every((source) => source.startsWith(policies));
  const tables = names.map(testFilesOf);
  return names.length > 0 && arePolicies && tables.every((files) => files.length > 0)
    ? [...tables.flat(), packTest]
    : undefined;
}

import path from "node:path";

const main = path.resolve(__dirname, "../../../preview/cli/main.ts");

/** Arguments of Node.js that run the package's command from its sources. */
export function cliArguments(args: readonly string[]): readonly string[] {
  const start = `require(${JSON.stringify(main)}).startCli(process.argv.slice(1))`;
  return ["--require", require.resolve("tsx/cjs"), "--eval", start, "--", ...args];
}

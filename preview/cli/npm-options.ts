import type { ParseArgsOptionsConfig } from "node:util";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Options that npm has too: they are set by it, or by its configuration, in any script. */
const npmsOwn = ["help", "json", "prefix", "tag"];

/**
 * The mistake if npm has read options that are meant for the command, as in
 * `npm run preview --stack prod`: npm keeps what comes before `--` and passes only the rest on.
 * Undefined if there is none.
 * @param args what npm has passed on
 */
export function optionsReadByNpm(
  args: readonly string[],
  options: ParseArgsOptionsConfig,
  env: Environment,
): string | undefined {
  const script = env.npm_lifecycle_event;
  if (script === undefined) return undefined;
  const taken = Object.entries(options)
    .filter(([name]) => !npmsOwn.includes(name) && !isAmong(args, name))
    .flatMap(([name, { type }]) => {
      const value = valueReadByNpm(name, env);
      if (value === undefined) return [];
      const isBare = type === "string" && value === "true";
      const isWhole = type === "boolean" || isBare;
      return [{ name, isBare, text: isWhole ? `--${name}` : `--${name} ${value}` }];
    })
    .sort((one, other) => Number(one.isBare) - Number(other.isBare));
  if (taken.length === 0) return undefined;
  // The values of several can't be told apart: npm has passed them on without their options.
  const isClear = taken.filter(({ isBare }) => isBare).length < 2;
  const call = isClear
    ? [...taken.map(({ text }) => text), ...args]
    : taken.map(({ text, isBare }) => (isBare ? `${text} ...` : text));
  const names = taken.map(({ name }) => `--${name}`).join(", ");
  return `npm has read ${names}: with npm, options come after \`--\`: npm run ${script} -- ${call.join(" ")}`;
}

function isAmong(args: readonly string[], name: string): boolean {
  return args.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
}

/** npm passes an option of any name on in a variable: "true" if it has no value, "" for `--no-`. */
function valueReadByNpm(name: string, env: Environment): string | undefined {
  const value = env[`npm_config_${name.replaceAll("-", "_")}`];
  if (value !== undefined && value !== "") return value;
  if (!name.startsWith("no-")) return undefined;
  return env[`npm_config_${name.slice("no-".length).replaceAll("-", "_")}`] === ""
    ? "true"
    : undefined;
}

import { resolve } from "node:path";
import { exitStatus, UsageError } from "../../preview-error";
import { renderHelp } from "../../render/help-page";
import { parseArguments } from "../arguments";

export const foundMistakes = 1;

/** The pack to use if the command line names none. */
export interface DefaultPack {
  /** Its name in the help. */
  readonly name: string;
  /** The absolute path of its folder. */
  readonly directory: string;
}

/**
 * @param moreChecks what is checked in addition to names, levels and values; may be empty
 * @param width columns of the terminal
 */
export function helpText(
  call: string,
  pack: DefaultPack | undefined,
  moreChecks: string,
  width?: number,
): string {
  const more = moreChecks === "" ? "" : `, and ${moreChecks}`;
  return renderHelp(
    {
      usage: `${call} [FILE...] [options]`,
      about: [
        `Finds mistakes in configurations of a policy pack: in files for --policy-pack-config or, if no FILE is given, in the configurations of the packs in the current folder's offline-preview.json. It reports unknown policies and properties, with the nearest name that exists, levels and values that are not valid${more}. The engine ignores most of these mistakes. For a file without mistakes, it lists what is less strict than the pack's defaults.`,
      ],
      options: [
        {
          flag: "--policy-pack DIR",
          text: `the pack${pack === undefined ? "" : ` (default: ${pack.name})`}`,
        },
        {
          flag: "--merged FILE",
          text: "merges the files into one configuration, in which later files override earlier ones, and writes it for the Pulumi CLI, with all that they extend; not if there are mistakes",
        },
        { flag: "--json", text: "prints the result as JSON" },
        { flag: "--help, -h", text: "prints this" },
      ],
      end: [
        `Exit status: ${exitStatus.fine} fine, ${foundMistakes} there are mistakes, ${exitStatus.failed} the pack could not be started, ${exitStatus.nothingEvaluated} every policy is disabled, ${exitStatus.wrongUse} usage error, ${exitStatus.interrupted} interrupted.`,
      ],
    },
    width,
  );
}

export interface CheckOptions {
  readonly files: readonly string[];
  /** The folder of the pack that the files are for. */
  readonly pack?: string;
  /** The file to write the merged configuration to. */
  readonly merged?: string;
  readonly json: boolean;
}

/**
 * Parses the arguments; undefined if help is requested. Paths are relative to `folder`.
 * Throws a UsageError.
 */
export function readCommandLine(
  args: readonly string[],
  folder: string,
  defaultPack: DefaultPack | undefined,
): CheckOptions | undefined {
  const { values, positionals } = parseArguments(args, {
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h", default: false },
      json: { type: "boolean", default: false },
      merged: { type: "string" },
      "policy-pack": { type: "string" },
    },
  });
  if (values.help) return undefined;
  const named = values["policy-pack"];
  const pack = named === undefined ? defaultPack?.directory : resolve(folder, named);
  const files = positionals.map((file) => resolve(folder, file));
  if (files.length > 0 && pack === undefined) {
    throw new UsageError("--policy-pack is missing: expected a folder");
  }
  if (values.merged !== undefined && files.length === 0) {
    throw new UsageError("--merged needs the files to merge: no FILE is given");
  }
  return {
    files,
    json: values.json,
    ...(pack === undefined ? {} : { pack }),
    ...(values.merged === undefined ? {} : { merged: resolve(folder, values.merged) }),
  };
}

import { resolve } from "node:path";
import { exitStatus, UsageError } from "../../preview-error";
import { renderHelp } from "../../render/help-page";
import { parseArguments } from "../arguments";

export const foundMistakes = 1;

/** The pack that is meant where none is named. */
export interface DefaultPack {
  /** What the help calls it. */
  readonly name: string;
  /** Its folder, absolute. */
  readonly directory: string;
}

/**
 * @param moreChecks what is looked for beside names, levels and values; empty where nothing is
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
        `Says what is wrong in configurations of a policy pack: in files for --policy-pack-config or, where none is given, in what the current folder's offline-preview.json has for its packs. That is names of policies and properties that the pack does not have, with the nearest that it has, levels and values that it does not take${more}. The engine passes most of that over in silence. Lists what a file that is fine asks for less than the pack does by default, too.`,
      ],
      options: [
        {
          flag: "--policy-pack DIR",
          text: `the pack${pack === undefined ? "" : ` (default: ${pack.name})`}`,
        },
        {
          flag: "--merged FILE",
          text: "takes the files for one configuration, the later ones over the earlier, and writes it with all that they extend, as the Pulumi CLI takes it; not where there are mistakes",
        },
        { flag: "--json", text: "prints the result as JSON" },
        { flag: "--help, -h", text: "prints this" },
      ],
      end: [
        `Exit status: ${exitStatus.fine} fine, ${foundMistakes} there are mistakes, ${exitStatus.failed} the pack could not be started, ${exitStatus.nothingEvaluated} every policy is disabled, ${exitStatus.wrongUse} wrong use, ${exitStatus.interrupted} interrupted.`,
      ],
    },
    width,
  );
}

export interface CheckOptions {
  readonly files: readonly string[];
  /** The folder of the pack that the files are for. */
  readonly pack?: string;
  /** The file to write what the files say together to. */
  readonly merged?: string;
  readonly json: boolean;
}

/**
 * Reads the arguments; undefined where help is asked for. Paths are relative to `folder`.
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
    throw new UsageError("--merged writes what files say together: no FILE is given");
  }
  return {
    files,
    json: values.json,
    ...(pack === undefined ? {} : { pack }),
    ...(values.merged === undefined ? {} : { merged: resolve(folder, values.merged) }),
  };
}

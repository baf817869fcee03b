import type { PackConfiguration } from "../model";

/** A policy pack with its configuration. */
export interface ChosenPack {
  /** Its folder, or the name of a package in the project's node_modules. */
  readonly pack: string;
  /** The name of a configuration that the pack brings in its folder `presets`. */
  readonly preset?: string;
  /** Over the preset: a file, in whose name `{stack}` is the stack's, or what such a file holds. */
  readonly config?: PackConfiguration;
}

/** The policy packs that a user chooses, and how they run. */
export interface PackChoice {
  readonly policyPacks?: readonly (string | ChosenPack)[];
  /** Ends every process that was started when aborted. */
  readonly signal?: AbortSignal;
  /** Told what a slow start is waiting for. */
  readonly onProgress?: (text: string) => void;
}

/** How a program and the packs beside it run. */
export interface RunChoice extends PackChoice {
  /** Type errors of the program fail, whatever its tsconfig says; as Pulumi does it where absent. */
  readonly typeCheck?: boolean;
}

export interface PreviewOptions extends RunChoice {
  /** The project's folder, or one below it. */
  readonly cwd: string;
  /** Where it is left out: the only stack that there is. */
  readonly stack?: string;
  /** Instead of Pulumi.<stack>.yaml. */
  readonly configFile?: string;
  /** Set over the stack's configuration; a key without a namespace is the project's. */
  readonly config?: { readonly [key: string]: string };
  /** The AWS account that getCallerIdentity answers with. */
  readonly accountId?: string;
  /** A JSON file with answers to function calls. */
  readonly invokesFile?: string;
}

export interface StateOptions extends PackChoice {
  /** The folder that places in the program are relative to. */
  readonly cwd: string;
  /** What `pulumi stack export` wrote; `-` is standard input. */
  readonly stateFile: string;
}

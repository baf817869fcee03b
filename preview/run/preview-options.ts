import type { PackConfiguration } from "../model";

/** A policy pack with its configuration. */
export interface ChosenPack {
  /** Its folder, or the name of a package in the project's node_modules. */
  readonly pack: string;
  /** The name of a configuration in the pack's folder `presets`. */
  readonly preset?: string;
  /** Overrides the preset: a file, with `{stack}` in its name replaced by the stack's, or the content of such a file. */
  readonly config?: PackConfiguration;
}

/** The chosen policy packs, and how they run. */
export interface PackChoice {
  readonly policyPacks?: readonly (string | ChosenPack)[];
  /** Ends all started processes when aborted. */
  readonly signal?: AbortSignal;
  /** Called with a message while a slow start is waiting. */
  readonly onProgress?: (text: string) => void;
}

/** How the program and the packs run. */
export interface RunChoice extends PackChoice {
  /** Fails on type errors even if the program's tsconfig has `noCheck`. Default: like Pulumi. */
  readonly typeCheck?: boolean;
}

export interface PreviewOptions extends RunChoice {
  /** The project's folder, or a folder within it. */
  readonly cwd: string;
  /** Default: the only stack. */
  readonly stack?: string;
  /** Used instead of Pulumi.<stack>.yaml. */
  readonly configFile?: string;
  /** Overrides the stack's configuration. A key without a namespace belongs to the project. */
  readonly config?: { readonly [key: string]: string };
  /** The AWS account that getCallerIdentity answers with. */
  readonly accountId?: string;
  /** A JSON file with answers to function calls. */
  readonly invokesFile?: string;
}

export interface StateOptions extends PackChoice {
  /** Source locations are relative to this folder. */
  readonly cwd: string;
  /** The output of `pulumi stack export`; `-` is standard input. */
  readonly stateFile: string;
}

/** A program that the CLI evaluated once, for the recording, and that the offline preview evaluates in each comparison. */
export interface SmallProgram {
  /** Its key in the recording. */
  readonly name: string;
  /** JavaScript code that follows `prelude`. */
  readonly program: string;
  /** The content of `config:` in the stack's file, as YAML without indentation. */
  readonly config?: readonly string[];
  /** Configuration that Pulumi.yaml declares as secret. */
  readonly secrets?: { readonly [key: string]: string };
  readonly files?: { readonly [name: string]: string };
  /** The pack's configuration. */
  readonly packConfig?: object;
  /** Answers for calls that the offline preview can't make. */
  readonly answers?: object;
  /** A program that is deployed first, to `stack` or to the previewed stack. */
  readonly before?: { readonly program: string; readonly stack?: string };
  /** Whether the deployed state is evaluated instead of the plan. */
  readonly isState?: boolean;
  /** The program may fail before the packs have started. The offline preview does not wait for them, so only the failure is compared. */
  readonly failsEarly?: true;
  /** Why the reports of showing policies differ from the CLI's although the findings are equal. */
  readonly shownDiffers?: string;
}

/** Code that every program can use. */
export const prelude = `const pulumi = require("@pulumi/pulumi");
class Thing extends pulumi.CustomResource {
  constructor(name, args = {}, opts = {}) {
    super("thing:index:Thing", name, { size: undefined, zone: undefined, label: undefined, arn: undefined, ...args }, opts);
  }
}
class Group extends pulumi.ComponentResource {
  constructor(name, make = () => {}, opts = {}) {
    super("thing:index:Group", name, {}, opts);
    make(this);
    this.registerOutputs({ name });
  }
}
const getSize = (args = {}, opts = {}) => pulumi.runtime.invoke("thing:index:getSize", args, opts);
`;

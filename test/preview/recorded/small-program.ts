/** A program that the CLI judged once, and the offline preview judges in each comparison. */
export interface SmallProgram {
  /** Its key in the recording. */
  readonly name: string;
  /** JavaScript, after what `prelude` declares. */
  readonly program: string;
  /** What stands under `config:` of the stack's file, as YAML without indentation. */
  readonly config?: readonly string[];
  /** Configuration that Pulumi.yaml declares as secret. */
  readonly secrets?: { readonly [key: string]: string };
  readonly files?: { readonly [name: string]: string };
  /** The pack's configuration. */
  readonly packConfig?: object;
  /** What the offline preview is told in the place of what it can't ask. */
  readonly answers?: object;
  /** A program that is deployed first: by that stack, or by the stack that is previewed. */
  readonly before?: { readonly program: string; readonly stack?: string };
  /** The deployed state is judged, not the plan. */
  readonly isState?: boolean;
  /** It may fail before the packs have started: offline they are not waited for then, and the failure alone is compared. */
  readonly failsEarly?: true;
  /** Why what policies are shown differs from the CLI's, where findings do not. */
  readonly shownDiffers?: string;
}

/** What every program can use. */
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

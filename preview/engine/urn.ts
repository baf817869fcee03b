export const rootStackType = "pulumi:pulumi:Stack";

/** The type in a URN, with the types of its parents: `parent$child`. */
function qualifiedType(urn: string): string {
  return urn.split("::")[2] ?? "";
}

export function typeOfUrn(urn: string): string {
  return qualifiedType(urn).split("$").at(-1) ?? "";
}

export function nameOfUrn(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** The URN of a resource. It does not contain the type of a parent that is the root stack. */
export function makeUrn(
  scope: { readonly stack: string; readonly project: string },
  parentUrn: string,
  type: string,
  name: string,
): string {
  const parentType = parentUrn === "" ? "" : qualifiedType(parentUrn);
  const prefix = parentType === "" || parentType === rootStackType ? "" : `${parentType}$`;
  return `urn:pulumi:${scope.stack}::${scope.project}::${prefix}${type}::${name}`;
}

export const providerTypePrefix = "pulumi:providers:";

export function isProviderType(type: string): boolean {
  return type.startsWith(providerTypePrefix);
}

/** The package of a type or function token: `aws` of `aws:s3/bucket:Bucket`. */
export function packageOf(token: string): string {
  return isProviderType(token)
    ? token.slice(providerTypePrefix.length)
    : (token.split(":")[0] ?? "");
}

/** A provider reference is `urn::id`. */
export function urnOfProviderReference(reference: string): string {
  return reference.slice(0, reference.lastIndexOf("::"));
}

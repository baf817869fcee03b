/** Services whose ARNs start with a name at once, or (autoscaling) with an id that nobody knows. */
const servicesWithoutKinds: ReadonlySet<string> = new Set([
  "autoscaling",
  "codecommit",
  "codepipeline",
  "execute-api",
  "sns",
  "sqs",
]);

/**
 * Whether the resource of a statement is left open: `*`, `arn:aws:s3:::*`, all tables. A wildcard
 * after the start of a name (a bucket's prefix, a log group's streams) is a choice, and is not.
 */
export function isOpenResource(resource: string): boolean {
  if (!hasWildcard(resource)) return false;
  const [, service = "*", account, path = resource] =
    /^arn:[^:]*:([^:]*):[^:]*:([^:]*):(.+)/.exec(resource) ?? [];
  // The first word is the kind, the second the name; a bucket, unlike an access point, has no account.
  const isBucket = service === "s3" && account === "";
  const hasNoKind = isBucket || servicesWithoutKinds.has(service);
  const names = path
    .split(/[:/]/)
    .filter(Boolean)
    .slice(0, hasNoKind ? 1 : 2);
  return hasWildcard(service) || names.some((name) => /^[*?]/.test(name));
}

export function hasWildcard(value: string): boolean {
  return /[*?]/.test(value);
}

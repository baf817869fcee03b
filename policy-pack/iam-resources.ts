/** Words of an ARN that name a kind of resource, not a resource. */
const kinds: ReadonlySet<string> = new Set([
  "alias",
  "cluster",
  "db",
  "event-bus",
  "function",
  "group",
  "instance",
  "key",
  "layer",
  "log-group",
  "parameter",
  "policy",
  "repository",
  "role",
  "rule",
  "secret",
  "stateMachine",
  "stream",
  "table",
  "user",
]);

/**
 * Whether the resource of a statement is left open: `*`, `arn:aws:s3:::*`, all tables. A wildcard
 * after the start of a name (a bucket's prefix, a log group's streams) is a choice, and is not.
 */
export function isOpenResource(resource: string): boolean {
  if (!hasWildcard(resource)) return false;
  const [, service = "*", path = "*"] = /^arn:[^:]*:([^:]*):[^:]*:[^:]*:(.+)$/.exec(resource) ?? [];
  const [first = "", second = ""] = path.split(/[:/]/);
  const name = service !== "s3" && kinds.has(first) ? second : first;
  return hasWildcard(service) || /^[*?]/.test(name);
}

export function hasWildcard(value: string): boolean {
  return /[*?]/.test(value);
}

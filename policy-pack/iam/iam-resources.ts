import { hasWildcard } from "../values/wildcard";
import { resourcePattern } from "./policy-variables";

/**
 * Services whose ARNs have no kind of resource: they start with a name, or (autoscaling) with an id
 * that nobody knows.
 */
const servicesWithoutKinds: ReadonlySet<string> = new Set([
  "autoscaling",
  "codecommit",
  "codepipeline",
  "execute-api",
  "sns",
  "sqs",
]);

/** A prefix of this length is a deliberate choice; a shorter one also matches names of others. */
const shortestPrefix = 3;

/**
 * Whether the resource of a statement is left open: `*`, `arn:aws:s3:::*`, `table*`, all tables. A
 * wildcard after the start of a name (a bucket's prefix, a log group's streams) is a deliberate
 * choice and does not count.
 */
export function isOpenResource(written: string): boolean {
  const resource = resourcePattern(written);
  if (!hasWildcard(resource)) return false;
  const [, service = "*", account, path = resource] =
    /^arn:[^:]*:([^:]*):[^:]*:([^:]*):(.+)/.exec(resource) ?? [];
  // The first word is the kind, the second the name. A bucket's ARN, unlike an access point's, has
  // no account.
  const isBucket = service === "s3" && account === "";
  const hasNoKind = isBucket || servicesWithoutKinds.has(service);
  const words = path.split(/[:/]/).filter(Boolean);
  const [kind, name] = hasNoKind ? ["", words[0]] : words;
  return hasWildcard(`${service}${kind}`) || isOpenName(chosenPart(kind, name));
}

/** The name without the prefix that AWS gives the ids of all multi-region keys. */
function chosenPart(kind: string | undefined, name = ""): string {
  return kind === "key" ? name.replace(/^mrk-/, "") : name;
}

function isOpenName(name: string): boolean {
  const start = name.search(/[*?]/);
  return start >= 0 && start < shortestPrefix;
}

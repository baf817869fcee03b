import { hasWildcard } from "./iam-resources";

/**
 * What a pattern on a value admits, against what it must restrict. A value says whose something is in one part
 * of it: an account, an organization, a repository's owner. The pattern restricts only where that part is spelled
 * out to its end; whoever can choose a name that fits comes in by a wildcard in it.
 */
export type AdmitsOnlyKnown = (pattern: string, { crossesColons }: PatternKind) => boolean;

export interface PatternKind {
  /** A text's wildcards stand for colons as well; an ARN's stay in their part of it. */
  readonly crossesColons: boolean;
}

/** An id: nothing in it is the name of a group, so that no wildcard makes sense. */
export const isOneId: AdmitsOnlyKnown = (pattern) => pattern !== "" && !hasWildcard(pattern);

/** The path of an organization (`o-1/r-1/ou-1/*`), or the id of a role with a session (`AROA1:*`). */
export const startsWithId: AdmitsOnlyKnown = (pattern) => {
  const [id = ""] = pattern.split(/[/:]/);
  return id !== "" && !hasWildcard(id);
};

/** The ARN of what belongs to one account. The name of a bucket has no account beside it, and is nobody else's. */
export const isOfOneOwner: AdmitsOnlyKnown = (pattern, { crossesColons }) => {
  const [scheme = "", partition = "", service = "", , account = "", ...rest] = pattern.split(":");
  if (rest.length === 0) return isOneId(pattern, { crossesColons });
  if (hasWildcard(scheme)) return false;
  if (crossesColons && hasWildcard(`${partition}${service}`)) return false;
  const resource = rest.join(":");
  if (service === "s3" && account === "*") return /^[^*?:/]+$/.test(resource);
  if (account !== "") return !hasWildcard(account);
  if (hasWildcard(service)) return false;
  const names = resource.split(/[:/]/).filter(Boolean);
  return names.length > 0 && !hasWildcard(names.slice(0, service === "s3" ? 1 : 2).join("/"));
};

/** What is no wider than S3 takes for a network of someone's own. */
export const isOneNetwork: AdmitsOnlyKnown = (pattern) => {
  const [address = "", bits] = pattern.split("/");
  if (address === "" || hasWildcard(pattern)) return false;
  return bits === undefined || Number(bits) >= (address.includes(":") ? 32 : 8);
};

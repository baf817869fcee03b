import { hasWildcard } from "../values/wildcard";

/**
 * Whether a pattern on a value admits only what a known owner controls. A value identifies its
 * owner in one part: an account, an organization, a repository's owner. The pattern restricts only
 * if that part has no wildcard; otherwise anyone who can choose a matching name gets in.
 */
export type AdmitsOnlyKnown = (pattern: string, { crossesColons }: PatternKind) => boolean;

export interface PatternKind {
  /** In a text, wildcards also match colons; in an ARN they stay within one part. */
  readonly crossesColons: boolean;
}

/** A single id. No part of an id is the name of a group, so a wildcard in it makes no sense. */
export const isOneId: AdmitsOnlyKnown = (pattern) => pattern !== "" && !hasWildcard(pattern);

/**
 * The path of an organization (`o-1/r-1/ou-1/*`), or the id of a role with a session (`AROA1:*`).
 */
export const startsWithId: AdmitsOnlyKnown = (pattern) => {
  const [id = ""] = pattern.split(/[/:]/);
  return id !== "" && !hasWildcard(id);
};

/**
 * The ARN of something in one account. A bucket's ARN has no account, but its name belongs to
 * nobody else.
 */
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

/** A network narrow enough for S3 to regard it as someone's own. */
export const isOneNetwork: AdmitsOnlyKnown = (pattern) => {
  const [address = "", bits] = pattern.split("/");
  if (address === "" || hasWildcard(pattern)) return false;
  return bits === undefined || Number(bits) >= (address.includes(":") ? 32 : 8);
};

/** A published version of a function. */
export interface PublishedVersion {
  readonly version: number;
  /** ISO 8601. */
  readonly publishedAt: string;
  readonly memoryMb: number;
  /** Whether SnapStart keeps a snapshot of it, which is billed. */
  readonly hasSnapshot: boolean;
}

export interface VersionAlias {
  readonly name: string;
  /** Its version, and the versions that get weighted traffic. */
  readonly versions: readonly number[];
}

/** Why a version is kept, or that it can be deleted. */
export type Disposition = "in use" | "newest" | "kept" | "to delete";

export interface PlannedVersion extends PublishedVersion {
  readonly aliases: readonly string[];
  readonly disposition: Disposition;
}

/**
 * Decides which versions can be deleted; the result is sorted newest first.
 * @param keep the number of versions to keep besides the newest and those that an alias uses
 */
export function planVersions(
  versions: readonly PublishedVersion[],
  aliases: readonly VersionAlias[],
  keep: number,
): readonly PlannedVersion[] {
  const newestFirst = versions.toSorted((a, b) => b.version - a.version);
  let kept = 0;
  return newestFirst.map((version, index) => {
    const users = aliases
      .filter(({ versions }) => versions.includes(version.version))
      .map(({ name }) => name);
    return {
      ...version,
      aliases: users,
      disposition: dispositionOf(users.length > 0, index === 0),
    };
  });

  function dispositionOf(isUsed: boolean, isNewest: boolean): Disposition {
    if (isUsed) return "in use";
    // A running deployment may be about to point the alias at it, and the program's state refers to it.
    if (isNewest) return "newest";
    if (kept === keep) return "to delete";
    kept += 1;
    return "kept";
  }
}

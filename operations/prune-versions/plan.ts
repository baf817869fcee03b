/** A published version of a function, as it is listed. */
export interface PublishedVersion {
  readonly version: number;
  /** ISO 8601. */
  readonly publishedAt: string;
  readonly memoryMb: number;
  /** Whether SnapStart keeps, and bills, a snapshot of it. */
  readonly hasSnapshot: boolean;
}

export interface VersionAlias {
  readonly name: string;
  /** Its version, and those that it gives a share by weight. */
  readonly versions: readonly number[];
}

/** Why a version stays, or that it goes. */
export type Fate = "in use" | "newest" | "kept" | "to delete";

export interface PlannedVersion extends PublishedVersion {
  readonly aliases: readonly string[];
  readonly fate: Fate;
}

/**
 * Says of each version whether it can go; newest first.
 * @param keep how many stay beside those that an alias uses and the newest
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
    return { ...version, aliases: users, fate: fateOf(users.length > 0, index === 0) };
  });

  function fateOf(isUsed: boolean, isNewest: boolean): Fate {
    if (isUsed) return "in use";
    // A deployment under way is about to point the alias at it, and the program's state names it.
    if (isNewest) return "newest";
    if (kept === keep) return "to delete";
    kept += 1;
    return "kept";
  }
}

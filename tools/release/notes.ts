import { OperationError } from "../../operations/command/errors";

/** A package of the release, with its changelog. */
export interface ReleasedPackage {
  /** Its workspace. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly changelog: string;
}

/** The common version of all packages. @throws OperationError if they differ, or the tag does not match */
export function releaseVersion(
  packages: readonly Pick<ReleasedPackage, "name" | "version">[],
  tag: string | undefined,
): string {
  const versions = new Set(packages.map(({ version }) => version));
  const [version = "", ...others] = versions;
  if (others.length > 0) {
    const list = packages.map((each) => `${each.name} ${each.version}`).join(", ");
    throw new OperationError(`the packages of a release must have the same version: ${list}`);
  }
  if (tag !== undefined && tag !== `v${version}`) {
    throw new OperationError(`the tag ${tag} is not v${version}, the version of the packages`);
  }
  return version;
}

/** The changelog sections of a version. @throws OperationError if a changelog has none */
export function releaseNotes(packages: readonly ReleasedPackage[], version: string): string {
  const parts = packages.map(({ name, changelog }) => {
    const sections = changelog.split(/^## /m).slice(1);
    const section = sections.find((each) => each.split("\n")[0]?.trim() === version);
    if (section === undefined) {
      throw new OperationError(`the changelog of ${name} has no section ${version}`);
    }
    return `## ${name}\n\n${section.slice(section.indexOf("\n")).trim()}\n`;
  });
  return parts.join("\n");
}

import { createRequire } from "node:module";
import path from "node:path";

/** The plugin of a package, as its SDK declares it. */
export interface InstalledProvider {
  readonly version: string;
  readonly pluginDownloadUrl: string;
}

interface PackageJson {
  readonly version?: string;
  readonly pulumi?: {
    readonly resource?: boolean;
    readonly name?: string;
    readonly version?: string;
    readonly server?: string;
  };
}

/**
 * The plugin that an installed SDK declares, for resources without a version. The engine reads it from node_modules, too.
 * Only packages that Pulumi publishes are found.
 */
export function installedProvider(
  programDirectory: string,
  packageName: string,
): InstalledProvider | undefined {
  const require = createRequire(path.join(programDirectory, "program.js"));
  let found: PackageJson;
  try {
    found = require(`@pulumi/${packageName}/package.json`);
  } catch {
    return undefined;
  }
  const { resource, name = packageName, version = found.version, server = "" } = found.pulumi ?? {};
  if (resource !== true || name !== packageName || version === undefined) return undefined;
  return { version: version.replace(/^v/, ""), pluginDownloadUrl: server };
}

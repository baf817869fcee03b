import type { Properties, ProviderReference } from "../model";
import { type InstalledProvider, installedProvider } from "../project/installed-provider";
import type { Deployment, DeploymentScope } from "./deployment";
import { containsUnknown, unknownValue, wrapSecret } from "./property-values";
import { packageOf, providerTypePrefix, urnOfProviderReference } from "./urn";

/** The plugin for a resource without an explicit provider. */
export interface ProviderRequest {
  readonly package: string;
  readonly version: string;
  readonly pluginDownloadUrl: string;
}

/** The plugin that a registration or call requests. */
export interface RequestedPlugin {
  /** The reference from `RegisterPackage`, or "". */
  readonly packageReference: string;
  readonly version: string;
  readonly pluginDownloadUrl: string;
}

/** Packages that the program has registered (`RegisterPackage`) or installed. */
export class Packages {
  private readonly byReference = new Map<string, ProviderRequest>();
  private readonly installed = new Map<string, InstalledProvider | undefined>();

  constructor(private readonly programDirectory: string) {}

  register(request: ProviderRequest): string {
    const reference = JSON.stringify(request);
    this.byReference.set(reference, request);
    return reference;
  }

  /** The plugin for a type: by its package reference if it has one, else by its package and version. */
  requestFor(token: string, requested: RequestedPlugin): ProviderRequest {
    if (requested.packageReference === "") {
      const installed = this.installedFor(packageOf(token));
      return {
        package: packageOf(token),
        version: requested.version || (installed?.version ?? ""),
        pluginDownloadUrl: requested.pluginDownloadUrl || (installed?.pluginDownloadUrl ?? ""),
      };
    }
    const known = this.byReference.get(requested.packageReference);
    if (known === undefined)
      throw new Error(`unknown provider package '${requested.packageReference}'`);
    return known;
  }

  /** The version of a provider resource. Default: that of the package's default provider. */
  versionOfProvider(type: string, requested: Omit<RequestedPlugin, "packageReference">): string {
    if (requested.version !== "" || requested.pluginDownloadUrl !== "") return requested.version;
    return this.installedFor(packageOf(type))?.version ?? "";
  }

  private installedFor(packageName: string): InstalledProvider | undefined {
    if (!this.installed.has(packageName)) {
      this.installed.set(packageName, installedProvider(this.programDirectory, packageName));
    }
    return this.installed.get(packageName);
  }
}

/** The engine's name for a default provider: `default_7_48_0`. */
export function defaultProviderName({ version, pluginDownloadUrl }: ProviderRequest): string {
  const versionPart = version === "" ? "" : `_${version.replace(/[.+-]/g, "_")}`;
  const urlPart = pluginDownloadUrl === "" ? "" : `_${pluginDownloadUrl.replace(/[^\w.]/g, "_")}`;
  return `default${versionPart}${urlPart}`;
}

/** The inputs of a default provider: the stack's configuration for its package, with objects as JSON text. */
export function defaultProviderInputs(
  scope: DeploymentScope,
  { package: packageName, version }: ProviderRequest,
): Properties {
  const inputs: Record<string, Properties[string]> = {};
  for (const [key, value] of Object.entries(scope.config)) {
    const [namespace, name] = splitKey(key);
    // A dynamic provider receives the whole configuration, with full keys.
    const inputName = packageName === "pulumi-nodejs" ? key : name;
    if (namespace !== packageName && packageName !== "pulumi-nodejs") continue;
    inputs[inputName] = scope.configSecretKeys.includes(key) ? wrapSecret(value) : value;
  }
  return withVersion(inputs, version);
}

/** Provider inputs with the plugin's version. Its download URL is internal to the engine, and not sent to packs. */
export function withVersion(inputs: Properties, version: string): Properties {
  return version === "" ? inputs : { ...inputs, version };
}

/** The provider of a resource, as it is sent to packs. */
export function describeProvider(
  deployment: Deployment,
  reference: string,
): ProviderReference | undefined {
  const provider = deployment.resources.get(urnOfProviderReference(reference))?.planned;
  if (provider === undefined) return undefined;
  const { urn, type, name, inputs } = provider;
  return { urn, type, name, properties: inputs };
}

/**
 * Whether the provider is usable in a preview. If a part of its configuration is unknown, the engine leaves inputs as they
 * are and knows no outputs.
 */
export function isConfigured(provider: ProviderReference | undefined): boolean {
  return provider === undefined || !containsUnknown(provider.properties);
}

export function providerReference(urn: string): string {
  return `${urn}::${unknownValue}`;
}

export function providerType(packageName: string): string {
  return `${providerTypePrefix}${packageName}`;
}

function splitKey(key: string): readonly [string, string] {
  const colon = key.indexOf(":");
  return [key.slice(0, colon), key.slice(colon + 1)];
}

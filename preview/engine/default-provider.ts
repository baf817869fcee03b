import { TransformResourceOptions } from "@pulumi/pulumi/proto/resource_pb";
import type { Deployment } from "./deployment";
import { planResource } from "./plan-resource";
import { unknownValue } from "./property-values";
import {
  defaultProviderInputs,
  defaultProviderName,
  type Packages,
  providerReference,
  providerType,
  type RequestedPlugin,
} from "./providers";
import type { Registration } from "./registration";
import type { Transforms } from "./transforms";
import { makeUrn } from "./urn";

/** What the registration of resources needs. */
export interface Registrar {
  readonly deployment: Deployment;
  readonly transforms: Transforms;
  readonly packages: Packages;
}

/**
 * The reference of the default provider for a type or function. The provider is registered on first use.
 * Rejects if the configuration disables default providers of the package. Call it within `inTurn`.
 */
export async function defaultProvider(
  { deployment, packages }: Registrar,
  token: string,
  requested: RequestedPlugin,
): Promise<string> {
  const request = packages.requestFor(token, requested);
  if (isDisabled(deployment, request.package)) {
    throw new Error(
      `Default provider for '${request.package}' disabled. '${token}' must use an explicit provider.`,
    );
  }
  const type = providerType(request.package);
  const name = defaultProviderName(request);
  const urn = makeUrn(deployment.scope, "", type, name);
  if (!deployment.resources.has(urn)) {
    const registration: Registration = {
      type,
      name,
      parentUrn: "",
      custom: true,
      remote: false,
      packageReference: "",
      properties: {},
      propertyDependencies: new Map(),
      options: new TransformResourceOptions(),
    };
    const inputs = defaultProviderInputs(deployment.scope, request);
    const planned = await planResource(deployment, { urn, registration, provider: "", inputs });
    deployment.resources.set(urn, {
      planned,
      id: unknownValue,
      protect: undefined,
      provider: "",
      providers: new Map(),
    });
  }
  return providerReference(urn);
}

function listIn(setting: string): unknown {
  try {
    return JSON.parse(setting);
  } catch {
    throw new Error(
      `pulumi:disable-default-providers is ${setting}: expected a JSON list of packages, such as ["aws"].`,
    );
  }
}

function isDisabled({ scope }: Deployment, packageName: string): boolean {
  const setting = scope.config["pulumi:disable-default-providers"];
  if (setting === undefined || packageName === "pulumi") return false;
  const disabled = listIn(setting);
  return Array.isArray(disabled) && (disabled.includes("*") || disabled.includes(packageName));
}

import {
  type RegisterResourceRequest,
  RegisterResourceResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import type { PlannedResource, Properties } from "../model";
import { locateSource } from "../source-position";
import { withAssetHashes } from "./assets";
import { defaultProvider, type Registrar } from "./default-provider";
import type { Deployment, RegisteredResource } from "./deployment";
import { ShutdownError } from "./grpc";
import { describeGoal, type Goal, planResource } from "./plan-resource";
import {
  containsUnknown,
  fromStruct,
  mapValues,
  toStruct,
  unknownValue,
  withoutOutputValues,
  withoutSecrets,
} from "./property-values";
import { withVersion } from "./providers";
import { optionsOf, propertyDependenciesOf, type Registration } from "./registration";
import { isProviderType, makeUrn, rootStackType } from "./urn";

/** Registers a resource like the engine: transforms, provider, Check, remediation, analysis, planned outputs. */
export async function registerResource(
  registrar: Registrar,
  request: RegisterResourceRequest,
): Promise<RegisterResourceResponse> {
  const { deployment, transforms } = registrar;
  const own = request.getTransformsList();
  const registration = await transforms.apply(await readRequest(deployment, request), own);
  if (registration.remote) noteRemote(deployment, registration);
  const registered = await deployment.inTurn(() => register(registrar, registration));
  transforms.addToResource(registered.planned.urn, own);
  return responseOf(registered, request);
}

async function readRequest(
  deployment: Deployment,
  request: RegisterResourceRequest,
): Promise<Registration> {
  const object = fromStruct(request.getObject());
  const properties = await withAssetHashes(object, deployment.scope.programDirectory);
  return {
    type: request.getType(),
    name: request.getName(),
    parentUrn: request.getParent(),
    custom: request.getCustom(),
    remote: request.getRemote(),
    packageReference: request.getPackageref(),
    properties,
    propertyDependencies: propertyDependenciesOf(request, properties),
    options: optionsOf(request, deployment),
    source: locateSource(
      deployment.scope.projectDirectory,
      request.getSourceposition()?.toObject(),
    ),
  };
}

async function register(
  registrar: Registrar,
  registration: Registration,
): Promise<RegisteredResource> {
  const { deployment } = registrar;
  const { type, options } = registration;
  if (deployment.failure !== undefined) throw new ShutdownError();
  const needsProvider = (registration.custom && !isProviderType(type)) || registration.remote;
  const provider = needsProvider
    ? options.getProvider() || (await providerFor(registrar, registration))
    : options.getProvider();
  const urn = makeUrn(deployment.scope, registration.parentUrn, type, registration.name);
  if (deployment.resources.has(urn)) {
    deployment.fail(new Error(`Duplicate resource URN '${urn}'; try giving it a unique name`));
    throw new ShutdownError();
  }
  const inputs = mapValues(registration.properties, withoutOutputValues);
  const goal: Goal = {
    urn,
    registration,
    provider: isProviderType(type) ? "" : provider,
    inputs: isProviderType(type) ? withVersion(inputs, versionOf(registrar, registration)) : inputs,
  };
  const planned =
    type === rootStackType ? planRoot(deployment, goal) : await planResource(deployment, goal);
  const registered: RegisteredResource = {
    planned,
    id: isProviderType(type) ? unknownValue : "",
    protect: options.hasProtect() ? options.getProtect() : undefined,
    provider: goal.provider,
    providers: registration.custom ? new Map() : componentProviders(deployment, registration),
  };
  deployment.resources.set(urn, registered);
  return registered;
}

/**
 * Plans the root stack without waiting for the packs, which evaluate it first when they have started. The SDK runs the
 * program once its stack is registered, so a program that fails early does not wait for the packs.
 */
function planRoot(deployment: Deployment, goal: Goal): PlannedResource {
  // The deployment keeps the error.
  deployment.inTurn(() => planResource(deployment, goal)).catch(() => undefined);
  return describeGoal(deployment, goal);
}

function versionOf({ packages }: Registrar, { type, options }: Registration): string {
  return packages.versionOfProvider(type, {
    version: options.getVersion(),
    pluginDownloadUrl: options.getPluginDownloadUrl(),
  });
}

async function providerFor(registrar: Registrar, registration: Registration): Promise<string> {
  const { type, options, packageReference } = registration;
  try {
    return await defaultProvider(registrar, type, {
      packageReference,
      version: options.getVersion(),
      pluginDownloadUrl: options.getPluginDownloadUrl(),
    });
  } catch (error) {
    registrar.deployment.fail(error instanceof Error ? error : new Error(String(error)));
    throw new ShutdownError();
  }
}

function componentProviders(
  deployment: Deployment,
  { parentUrn, options }: Registration,
): ReadonlyMap<string, string> {
  const inherited = deployment.resources.get(parentUrn)?.providers ?? new Map<string, string>();
  return new Map([...inherited, ...options.getProvidersMap().entries()]);
}

function noteRemote(deployment: Deployment, { type, name }: Registration): void {
  deployment.addNote(
    "remote",
    `${name} (${type}) is a component that its provider builds: its children are neither shown nor evaluated here.`,
  );
}

function responseOf(
  { planned, id }: RegisteredResource,
  request: RegisterResourceRequest,
): RegisterResourceResponse {
  const local = !request.getCustom() && !request.getRemote();
  const outputs: Properties = local ? {} : planned.outputs;
  const response = new RegisterResourceResponse();
  response.setUrn(planned.urn);
  response.setId(id);
  response.setObject(toStruct(forProgram(outputs, request)));
  return response;
}

/** Outputs for the program. Old SDKs support neither secrets nor unknown values within an output. */
function forProgram(outputs: Properties, request: RegisterResourceRequest): Properties {
  const plain = request.getAcceptsecrets() ? outputs : mapValues(outputs, withoutSecrets);
  if (request.getSupportspartialvalues()) return plain;
  return Object.fromEntries(Object.entries(plain).filter(([, value]) => !containsUnknown(value)));
}

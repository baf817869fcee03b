import { Alias } from "@pulumi/pulumi/proto/alias_pb";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { TransformResourceOptions } from "@pulumi/pulumi/proto/resource_pb";
import type { SourceLocation } from "../described";
import type { Properties } from "../model";
import type { Deployment, RegisteredResource } from "./deployment";
import { outputDependencies } from "./property-values";
import { packageOf, typeOfUrn, urnOfProviderReference } from "./urn";

/** A resource to register, with what it inherits from its parent. Transforms change it. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  readonly parentUrn: string;
  readonly custom: boolean;
  readonly remote: boolean;
  readonly packageReference: string;
  readonly properties: Properties;
  readonly propertyDependencies: ReadonlyMap<string, ReadonlySet<string>>;
  readonly options: TransformResourceOptions;
  readonly source?: SourceLocation | undefined;
}

/** The options in the form that transforms receive, including those inherited from the parent. */
export function optionsOf(
  request: RegisterResourceRequest,
  deployment: Deployment,
): TransformResourceOptions {
  const parent = deployment.resources.get(request.getParent());
  const options = new TransformResourceOptions();
  const protect = request.hasProtect() ? request.getProtect() : parent?.protect;
  if (protect !== undefined) options.setProtect(protect);
  if (request.hasRetainondelete()) options.setRetainOnDelete(request.getRetainondelete() === true);
  if (request.getDeletebeforereplacedefined() || request.getDeletebeforereplace()) {
    options.setDeleteBeforeReplace(request.getDeletebeforereplace());
  }
  options.setDependsOnList(request.getDependenciesList());
  options.setIgnoreChangesList(request.getIgnorechangesList());
  options.setReplaceOnChangesList(request.getReplaceonchangesList());
  options.setVersion(request.getVersion());
  options.setAliasesList([
    ...request.getAliasurnsList().map((urn) => new Alias().setUrn(urn)),
    ...request.getAliasesList(),
  ]);
  options.setProvider(providerOf(request, parent));
  options.setCustomTimeouts(request.getCustomtimeouts());
  options.setPluginDownloadUrl(request.getPlugindownloadurl());
  options.setDeletedWith(request.getDeletedwith());
  options.setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList());
  options.setHooks(request.getHooks());
  options.setImport(request.getImportid());
  options.setHideDiffList(request.getHidediffsList());
  options.setReplaceWithList(request.getReplaceWithList());
  options.setReplacementTrigger(request.getReplacementTrigger());
  for (const [name, reference] of request.getProvidersMap().entries()) {
    options.getProvidersMap().set(name, reference);
  }
  return options;
}

function providerOf(
  request: RegisterResourceRequest,
  parent: RegisteredResource | undefined,
): string {
  const wanted = packageOf(request.getType());
  const component = !request.getCustom() && !request.getRemote();
  const inherited = parent?.provider ?? "";
  const inheritedPackage = packageOf(typeOfUrn(urnOfProviderReference(inherited)));
  const own = request.getProvider() || (component || inheritedPackage === wanted ? inherited : "");
  if (own !== "" || component) return own;
  return request.getProvidersMap().get(wanted) ?? parent?.providers.get(wanted) ?? "";
}

/**
 * The URNs that each property depends on. With old SDKs, which don't send them, every property depends on all
 * dependencies of the resource. Dependencies of output values are added.
 */
export function propertyDependenciesOf(
  request: RegisterResourceRequest,
  properties: Properties,
): Map<string, Set<string>> {
  const declared = request.getPropertydependenciesMap();
  const result = new Map<string, Set<string>>();
  if (declared.getLength() === 0 && !request.getRemote()) {
    for (const key of Object.keys(properties)) {
      result.set(key, new Set(request.getDependenciesList()));
    }
  }
  for (const [key, dependencies] of declared.entries()) {
    result.set(key, new Set(dependencies.getUrnsList()));
  }
  return addOutputDependencies(result, properties);
}

/** Adds the dependencies of output values. Every property has an entry in the result. */
export function addOutputDependencies(
  known: ReadonlyMap<string, ReadonlySet<string>>,
  properties: Properties,
): Map<string, Set<string>> {
  const result = new Map([...known].map(([key, urns]) => [key, new Set(urns)]));
  for (const [key, value] of Object.entries(properties)) {
    const urns = outputDependencies(value);
    result.set(key, new Set([...(result.get(key) ?? []), ...urns]));
  }
  return result;
}

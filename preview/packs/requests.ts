import {
  AnalyzeRequest,
  AnalyzerPropertyDependencies,
  AnalyzerProviderResource,
  AnalyzerResource,
  AnalyzerResourceOptions,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { toStruct } from "../engine/property-values";
import type { PlannedResource, ProviderReference } from "../model";
import { toAnalyzerProperties } from "./properties";

/** A request for remediation: the inputs with internal keys such as `__defaults`. */
export function remediateRequest(resource: PlannedResource): AnalyzeRequest {
  return inputsRequest(resource, true);
}

/** A request for validation of one resource: the inputs without internal keys. */
export function analyzeRequest(resource: PlannedResource): AnalyzeRequest {
  return inputsRequest(resource, false);
}

/** A resource for validation of the stack: its outputs and dependencies. */
export function stackResource(resource: PlannedResource): AnalyzerResource {
  const message = new AnalyzerResource()
    .setUrn(resource.urn)
    .setType(resource.type)
    .setName(resource.name)
    .setProperties(toStruct(toAnalyzerProperties(resource.outputs, { keepInternalKeys: false })))
    .setOptions(optionsOf(resource))
    .setProvider(providerOf(resource.provider))
    .setParent(resource.parentUrn ?? "")
    .setDependenciesList([...resource.dependencies]);
  for (const [property, urns] of Object.entries(resource.propertyDependencies)) {
    if (urns.length === 0) continue;
    const dependencies = new AnalyzerPropertyDependencies().setUrnsList([...urns]);
    message.getPropertydependenciesMap().set(property, dependencies);
  }
  return message;
}

function inputsRequest(resource: PlannedResource, keepInternalKeys: boolean): AnalyzeRequest {
  return new AnalyzeRequest()
    .setUrn(resource.urn)
    .setType(resource.type)
    .setName(resource.name)
    .setProperties(toStruct(toAnalyzerProperties(resource.inputs, { keepInternalKeys })))
    .setOptions(optionsOf(resource))
    .setProvider(providerOf(resource.provider));
}

function optionsOf({ options, parentUrn }: PlannedResource): AnalyzerResourceOptions {
  const timeouts = new AnalyzerResourceOptions.CustomTimeouts()
    .setCreate(options.customTimeouts?.create ?? 0)
    .setUpdate(options.customTimeouts?.update ?? 0)
    .setDelete(options.customTimeouts?.delete ?? 0);
  return new AnalyzerResourceOptions()
    .setProtect(options.protect)
    .setIgnorechangesList([...options.ignoreChanges])
    .setDeletebeforereplace(options.deleteBeforeReplace ?? false)
    .setDeletebeforereplacedefined(options.deleteBeforeReplace !== undefined)
    .setAdditionalsecretoutputsList([...options.additionalSecretOutputs])
    .setAliasesList([...options.aliases])
    .setCustomtimeouts(timeouts)
    .setParent(parentUrn ?? "");
}

function providerOf(provider: ProviderReference | undefined): AnalyzerProviderResource | undefined {
  if (provider === undefined) return undefined;
  return new AnalyzerProviderResource()
    .setUrn(provider.urn)
    .setType(provider.type)
    .setName(provider.name)
    .setProperties(
      toStruct(toAnalyzerProperties(provider.properties, { keepInternalKeys: false })),
    );
}

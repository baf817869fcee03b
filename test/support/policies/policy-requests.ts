import {
  AnalyzeRequest,
  AnalyzerPropertyDependencies,
  AnalyzerProviderResource,
  AnalyzerResource,
  AnalyzerResourceOptions,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import {
  checkedInputs,
  providerUrn,
  resourceNamed,
  type TestResource,
  urnOf,
} from "../../../policy-pack/testing/test-resource";

export function analyzeRequest(resource: TestResource): AnalyzeRequest {
  const request = new AnalyzeRequest();
  request.setType(resource.type);
  request.setName(resource.name);
  request.setUrn(urnOf(resource));
  request.setProperties(structOf(checkedInputs(resource)));
  const options = new AnalyzerResourceOptions();
  request.setOptions(options.setIgnorechangesList([...(resource.ignoreChanges ?? [])]));
  if (resource.provider) request.setProvider(providerOf(resource.provider));
  return request;
}

export function stackResource(
  resource: TestResource,
  all: readonly TestResource[],
): AnalyzerResource {
  const message = new AnalyzerResource();
  message.setType(resource.type);
  message.setName(resource.name);
  message.setUrn(urnOf(resource));
  message.setProperties(structOf(resource.outputs ?? checkedInputs(resource)));
  message.setOptions(new AnalyzerResourceOptions());
  if (resource.provider) message.setProvider(providerOf(resource.provider));
  for (const [property, names] of Object.entries(resource.dependsOn ?? {})) {
    const dependencies = new AnalyzerPropertyDependencies();
    dependencies.setUrnsList(names.map((name) => urnOf(resourceNamed(all, name))));
    message.getPropertydependenciesMap().set(property, dependencies);
  }
  return message;
}

function providerOf(properties: Readonly<Record<string, unknown>>): AnalyzerProviderResource {
  const provider = new AnalyzerProviderResource();
  provider.setType("pulumi:providers:aws");
  provider.setName("default");
  provider.setUrn(providerUrn);
  provider.setProperties(structOf(properties));
  return provider;
}

export function structOf(properties: Readonly<Record<string, unknown>>): Struct {
  return Struct.fromJavaScript(properties as Record<string, JavaScriptValue>);
}

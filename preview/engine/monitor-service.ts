import { CallResponse } from "@pulumi/pulumi/proto/provider_pb";
import type { IResourceMonitorServer } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
  DeploymentInfo,
  ExistsResourceResponse,
  RegisterPackageResponse,
  ResourceMonitorFeature,
  SupportsFeatureResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Registrar } from "./default-provider";
import type { Deployment } from "./deployment";
import { unary } from "./grpc";
import { answerInvoke } from "./invoke";
import {
  fromStruct,
  mapValues,
  toStruct,
  unknownValue,
  withoutOutputValues,
} from "./property-values";
import { Packages } from "./providers";
import { readResource } from "./read-resource";
import { registerResource } from "./register-resource";
import type { Transforms } from "./transforms";

const features: { readonly [id: string]: ResourceMonitorFeature } = {
  secrets: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_SECRETS,
  resourceReferences: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
  outputValues: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES,
  aliasSpecs: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
  replacementTrigger: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_REPLACEMENT_TRIGGER,
  deletedWith: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
  replaceWith: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_REPLACE_WITH,
  transforms: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_TRANSFORMS,
  invokeTransforms: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_INVOKE_TRANSFORMS,
  parameterization: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_PARAMETERIZATION,
  resourceHooks: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_RESOURCE_HOOKS,
  errorHooks: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_ERROR_HOOKS,
  invokeDependsOn: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_INVOKE_DEPENDS_ON,
  sendsOptionsToHooks: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_SENDS_OPTIONS_TO_HOOKS,
};

/** The ResourceMonitor that a program registers its resources with. */
export function monitorService(
  deployment: Deployment,
  transforms: Transforms,
): IResourceMonitorServer {
  const registrar: Registrar = {
    deployment,
    transforms,
    packages: new Packages(deployment.scope.programDirectory),
  };
  const acknowledge = unary(() => new Empty());
  return {
    getDeploymentInfo: unary(() => deploymentInfo(deployment)),
    supportsFeature: unary((request) =>
      new SupportsFeatureResponse().setHassupport(Object.hasOwn(features, request.getId())),
    ),
    invoke: unary(async (request) => {
      const args = mapValues(fromStruct(request.getArgs()), withoutOutputValues);
      const changed = await transforms.applyToInvoke(request.getTok(), args);
      return answerInvoke(registrar, request, changed);
    }),
    call: unary((request) => {
      deployment.addNote("call", callText(request.getTok()));
      return new CallResponse().setReturn(toStruct({ result: unknownValue }));
    }),
    readResource: unary((request) => readResource(registrar, request)),
    existsResource: unary((request) => {
      deployment.addNote(
        "read",
        `Whether ${request.getType()} ${request.getId()} exists is unknown here.`,
      );
      return new ExistsResourceResponse().setUnknown(true);
    }),
    registerResource: unary((request) => registerResource(registrar, request)),
    registerResourceOutputs: unary((request) => {
      const outputs = mapValues(fromStruct(request.getOutputs()), withoutOutputValues);
      deployment.setOutputs(request.getUrn(), outputs);
      return new Empty();
    }),
    registerStackTransform: unary((callback) => {
      transforms.addToStack(callback);
      return new Empty();
    }),
    registerStackInvokeTransform: unary((callback) => {
      transforms.addToInvokes(callback);
      return new Empty();
    }),
    registerResourceHook: unary((request) => {
      if (request.getOnDryRun()) {
        deployment.addNote("hook", `Hook ${request.getName()} is not run by the offline preview.`);
      }
      return new Empty();
    }),
    registerErrorHook: acknowledge,
    registerPackage: unary((request) => {
      const own = request.getParameterization();
      const reference = registrar.packages.register({
        package: own?.getName() ?? request.getName(),
        version: own?.getVersion() ?? request.getVersion(),
        pluginDownloadUrl: request.getDownloadUrl(),
      });
      return new RegisterPackageResponse().setRef(reference);
    }),
    signalAndWaitForShutdown: acknowledge,
  };
}

function deploymentInfo({ scope }: Deployment): DeploymentInfo {
  const info = new DeploymentInfo();
  info.setProject(scope.project);
  info.setStack(scope.stack);
  info.setOrganization(scope.organization);
  info.setDryrun(true);
  info.setParallel(16);
  info.setConfigsecretkeysList([...scope.configSecretKeys]);
  for (const [key, value] of Object.entries(scope.config)) info.getConfigMap().set(key, value);
  info.setSupportedfeaturesList(Object.values(features));
  return info;
}

function callText(token: string): string {
  return `${token} is a method that only the provider can run: its result is unknown here.`;
}

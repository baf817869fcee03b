import { readFileSync } from "node:fs";
import * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import {
  type IResourceProviderServer,
  ResourceProviderService,
} from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  CheckRequest,
  CheckResponse,
  ConfigureResponse,
  CreateResponse,
  DiffResponse,
  InvokeResponse,
  ProviderHandshakeResponse,
  ReadResponse,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { awsCheck, awsPlannedOutputs } from "../../../preview/aws/check";
import { answerAwsInvoke } from "../../../preview/aws/invokes";
import { serve, unary } from "../../../preview/engine/grpc";
import { fromStruct, toStruct, unknownValue } from "../../../preview/engine/property-values";
import { nameOfUrn, packageOf, typeOfUrn } from "../../../preview/engine/urn";
import type { Properties } from "../../../preview/model";
import type { NameRule } from "../../../preview/project/autonaming";

/**
 * Replaces a provider's plugin when the CLI runs a small program, without a cloud. For the package `aws` it fills in the
 * values of the preview's own table, so that a comparison tests the engine and not the provider.
 */

const account = { accountId: "123456789012", region: "eu-west-1" };
/** The properties of a resource that the stack did not create. */
const existing: Properties = { size: 5, zone: "read" };
/** The name of a file with manual changes: properties by name of the resource. */
const changesFile = process.env.STAND_IN_CHANGES;
const versioned = "aws:lambda/function:Function";
const replacing = ["zone"];

let settings: Properties = {};

function isAws(urn: string): boolean {
  return packageOf(typeOfUrn(urn)) === "aws";
}

function nameRule(request: CheckRequest): NameRule {
  const autonaming = request.getAutonaming();
  if (autonaming === undefined) return { mode: "default" };
  const pattern = autonaming.getProposedName();
  switch (autonaming.getMode()) {
    case CheckRequest.AutonamingOptions.Mode.DISABLE:
      return { mode: "disabled" };
    case CheckRequest.AutonamingOptions.Mode.ENFORCE:
      return { mode: "enforce", pattern };
    default:
      return { mode: "propose", pattern };
  }
}

function check(request: CheckRequest): CheckResponse {
  const inputs = fromStruct(request.getNews());
  const urn = request.getUrn();
  if (!isAws(urn)) return new CheckResponse().setInputs(toStruct(inputs));
  const provider = { urn: "", type: "", name: "", properties: settings };
  const checked = awsCheck(
    {
      urn,
      type: typeOfUrn(urn),
      name: nameOfUrn(urn),
      kind: "custom",
      remote: false,
      inputs,
      outputs: {},
      dependencies: [],
      propertyDependencies: {},
      options: { protect: false, ignoreChanges: [], aliases: [], additionalSecretOutputs: [] },
      provider,
    },
    nameRule(request),
  );
  return new CheckResponse().setInputs(toStruct(checked));
}

function outputs(urn: string, inputs: Properties, isPreview: boolean): Properties {
  const { __defaults: _marks, ...own } = inputs;
  if (isPreview) return isAws(urn) ? awsPlannedOutputs(typeOfUrn(urn), own) : own;
  return { ...own, ...knownOutputs(urn, own) };
}

/** A function publishes a version with each change. */
function publish(
  urn: string,
  before: Properties,
  made: Properties,
  isPreview: boolean,
): Properties {
  if (typeOfUrn(urn) !== versioned) return made;
  return { ...made, version: isPreview ? unknownValue : `${Number(before.version ?? 0) + 1}` };
}

function changedByHand(urn: string): Properties {
  if (changesFile === undefined) return {};
  return JSON.parse(readFileSync(changesFile, "utf8"))[nameOfUrn(urn)] ?? {};
}

/** Values that a cloud would choose. */
function knownOutputs(urn: string, inputs: Properties): Properties {
  const type = typeOfUrn(urn);
  if (type === "docker-build:index:Image")
    return { ref: `registry/image@sha256:${"0".repeat(64)}` };
  const planned = isAws(urn) ? awsPlannedOutputs(type, inputs) : {};
  const unknown = Object.keys(planned).filter((key) => planned[key] === unknownValue);
  const known = unknown.map((key) => [key, `${key}:${nameOfUrn(urn)}`]);
  return { ...Object.fromEntries(known), arn: `arn:${nameOfUrn(urn)}` };
}

function changedKeys(before: Properties, after: Properties): readonly string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

const nothing = unary(() => new Empty());

const implemented: Partial<IResourceProviderServer> = {
  handshake: unary(() =>
    new ProviderHandshakeResponse()
      .setAcceptSecrets(true)
      .setAcceptResources(true)
      .setSupportsAutonamingConfiguration(true),
  ),
  checkConfig: unary((request) => new CheckResponse().setInputs(request.getNews())),
  diffConfig: unary(() => new DiffResponse()),
  configure: unary((request) => {
    settings = fromStruct(request.getArgs());
    return new ConfigureResponse()
      .setAcceptsecrets(true)
      .setAcceptresources(true)
      .setSupportspreview(true)
      .setSupportsAutonamingConfiguration(true);
  }),
  invoke: unary((request) => {
    const args = fromStruct(request.getArgs());
    const answer = answerAwsInvoke(request.getTok(), args, account) ?? args;
    return new InvokeResponse().setReturn(toStruct(answer));
  }),
  check: unary(check),
  diff: unary((request) => {
    const before = fromStruct(request.getOldInputs());
    const changed = changedKeys(before, fromStruct(request.getNews()));
    return new DiffResponse()
      .setDiffsList([...changed])
      .setReplacesList(changed.filter((key) => replacing.includes(key)))
      .setChanges(
        changed.length === 0
          ? DiffResponse.DiffChanges.DIFF_NONE
          : DiffResponse.DiffChanges.DIFF_SOME,
      );
  }),
  create: unary((request) => {
    const [urn, isPreview] = [request.getUrn(), request.getPreview()];
    const all = outputs(urn, fromStruct(request.getProperties()), isPreview);
    const made = publish(urn, {}, all, isPreview);
    return new CreateResponse()
      .setId(isPreview ? "" : `id-${nameOfUrn(urn)}`)
      .setProperties(toStruct(made));
  }),
  read: unary((request) => {
    const inputs = fromStruct(request.getInputs());
    const isOwn = Object.keys(inputs).length > 0;
    const found = isOwn ? changedByHand(request.getUrn()) : existing;
    return new ReadResponse()
      .setId(request.getId())
      .setProperties(toStruct({ ...fromStruct(request.getProperties()), ...found }))
      .setInputs(toStruct({ ...inputs, ...found }));
  }),
  update: unary((request) => {
    const [urn, isPreview] = [request.getUrn(), request.getPreview()];
    const all = outputs(urn, fromStruct(request.getNews()), isPreview);
    const made = publish(urn, fromStruct(request.getOlds()), all, isPreview);
    return new UpdateResponse().setProperties(toStruct(made));
  }),
  delete: nothing,
  cancel: nothing,
  attach: nothing,
  getPluginInfo: unary(() => new PluginInfo().setVersion("7.48.0")),
};

const unimplemented = (_call: unknown, respond: grpc.sendUnaryData<Empty>) =>
  respond({ code: grpc.status.UNIMPLEMENTED, details: "the stand-in has no such method" });

async function start(): Promise<void> {
  const all = Object.keys(ResourceProviderService).map((name) => [
    name,
    Reflect.get(implemented, name) ?? unimplemented,
  ]);
  const { address } = await serve((server) =>
    server.addService(ResourceProviderService, Object.fromEntries(all)),
  );
  console.log(address.split(":").at(-1));
}

void start();

import { type ReadResourceRequest, ReadResourceResponse } from "@pulumi/pulumi/proto/resource_pb";
import type { PlannedResource, Properties } from "../model";
import { defaultProvider, type Registrar } from "./default-provider";
import { findAnswer } from "./invoke-answers";
import {
  fromStruct,
  mapValues,
  toStruct,
  withoutOutputValues,
  withoutSecrets,
} from "./property-values";
import { describeProvider } from "./providers";
import { isProviderType, makeUrn } from "./urn";

const stackReferenceType = "pulumi:pulumi:StackReference";

/** Registers a resource that already exists. Only the properties in the program and in the user's file are known. */
export async function readResource(
  registrar: Registrar,
  request: ReadResourceRequest,
): Promise<ReadResourceResponse> {
  const { deployment } = registrar;
  const planned = await deployment.inTurn(async () => {
    const resource = await describe(registrar, request);
    const { urn } = resource;
    if (!deployment.resources.has(urn)) {
      deployment.resources.set(urn, {
        planned: resource,
        id: request.getId(),
        protect: undefined,
        provider: request.getProvider(),
        providers: new Map(),
      });
    }
    return resource;
  });
  noteUnknownState(registrar, request);
  const outputs = request.getAcceptsecrets()
    ? planned.outputs
    : mapValues(planned.outputs, withoutSecrets);
  return new ReadResourceResponse().setUrn(planned.urn).setProperties(toStruct(outputs));
}

async function describe(
  registrar: Registrar,
  request: ReadResourceRequest,
): Promise<PlannedResource> {
  const { deployment } = registrar;
  const type = request.getType();
  const reference =
    request.getProvider() ||
    (isProviderType(type)
      ? ""
      : await defaultProvider(registrar, type, {
          packageReference: request.getPackageref(),
          version: request.getVersion(),
          pluginDownloadUrl: request.getPlugindownloadurl(),
        }));
  const provider = describeProvider(deployment, reference);
  const inputs = mapValues(fromStruct(request.getProperties()), withoutOutputValues);
  const parentUrn = request.getParent();
  return {
    urn: makeUrn(deployment.scope, parentUrn, type, request.getName()),
    type,
    name: request.getName(),
    kind: "read",
    remote: false,
    inputs,
    outputs: { ...inputs, ...answerFor(registrar, request) },
    ...(parentUrn === "" ? {} : { parentUrn }),
    dependencies: request.getDependenciesList(),
    propertyDependencies: {},
    options: {
      protect: false,
      ignoreChanges: [],
      aliases: [],
      additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    },
    ...(provider === undefined ? {} : { provider }),
  };
}

function answerFor({ deployment }: Registrar, request: ReadResourceRequest): Properties {
  const args = { id: request.getId() };
  const given = findAnswer(deployment.scope.invokeAnswers, request.getType(), args);
  if (given === undefined) return {};
  return request.getType() === stackReferenceType
    ? { name: request.getId(), outputs: given, secretOutputNames: [] }
    : given;
}

function noteUnknownState({ deployment }: Registrar, request: ReadResourceRequest): void {
  const [type, id] = [request.getType(), request.getId()];
  if (findAnswer(deployment.scope.invokeAnswers, type, { id }) !== undefined) return;
  const example = JSON.stringify({ [type]: [{ args: { id }, return: { key: "value" } }] });
  const advice = `To set them, put ${example} in a file and pass --invokes FILE.`;
  if (type === stackReferenceType) {
    deployment.addNote("stack-reference", `The outputs of stack ${id} are unknown here. ${advice}`);
  } else {
    deployment.addNote(
      "read",
      `${request.getName()} (${type} ${id}) already exists: its properties are unknown here. ${advice}`,
    );
  }
}

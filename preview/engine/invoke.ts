import {
  type ResourceInvokeRequest,
  ResourceInvokeResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { answerAwsInvoke } from "../aws/invokes";
import { placeholderFor } from "../aws/placeholders";
import type { Properties } from "../model";
import { defaultProvider, type Registrar } from "./default-provider";
import type { Deployment, DeploymentScope } from "./deployment";
import { findAnswer } from "./invoke-answers";
import { containsUnknown, isMap, toStruct, withoutSecrets } from "./property-values";
import { describeProvider } from "./providers";
import { packageOf } from "./urn";

const getResource = "pulumi:pulumi:getResource";

/** Answers a function call: from registered resources, the user's file or built-in answers. Otherwise the result is unknown. */
export async function answerInvoke(
  registrar: Registrar,
  request: ResourceInvokeRequest,
  args: Properties,
): Promise<ResourceInvokeResponse> {
  const { deployment } = registrar;
  const token = request.getTok();
  const provider =
    request.getProvider() ||
    (await deployment.inTurn(() =>
      defaultProvider(registrar, token, {
        packageReference: request.getPackageref(),
        version: request.getVersion(),
        pluginDownloadUrl: request.getPlugindownloadurl(),
      }),
    ));
  if (token === getResource) return answered(registeredResource(deployment, args));
  const plain = withoutSecrets(args) as Properties;
  if (containsUnknown(plain)) return unknownResponse();
  if (await dependsOnPlanned(deployment, request.getDependsonList())) return unknownResponse();
  const given = findAnswer(deployment.scope.invokeAnswers, token, plain);
  if (given !== undefined) return answered(given);
  const account = {
    accountId: deployment.scope.accountId,
    region: regionOf(deployment, token, provider),
  };
  const builtIn = answerAwsInvoke(token, plain, account);
  if (builtIn !== undefined) {
    deployment.addNote("invoke", builtInText(token, deployment.scope));
    return answered(builtIn);
  }
  const placeholder = placeholderFor(token, plain, account);
  deployment.addNote("invoke", unansweredText(token, placeholder));
  return placeholder === undefined ? unknownResponse() : answered(placeholder);
}

/** Whether one of these resources, or a child of one that is a component, will be created: the call must wait for it. */
async function dependsOnPlanned(deployment: Deployment, urns: readonly string[]): Promise<boolean> {
  if (urns.length === 0) return false;
  await deployment.inTurn(async () => {});
  const all = [...deployment.resources.values()].map(({ planned }) => planned);
  const reached = new Set(urns);
  for (const urn of reached) {
    const kind = deployment.resources.get(urn)?.planned.kind;
    if (kind === "custom") return true;
    if (kind !== "component") continue;
    for (const child of all) if (child.parentUrn === urn) reached.add(child.urn);
  }
  return false;
}

function registeredResource(deployment: Deployment, { urn }: Properties): Properties {
  const found = deployment.stateOf(String(urn));
  if (found === undefined) throw new Error(`unknown resource ${String(urn)}`);
  return { urn: String(urn), id: found.id, state: found.state };
}

/** The region of the provider, else of the configuration, else of the environment, like the AWS SDK. */
function regionOf(deployment: Deployment, token: string, provider: string): string | undefined {
  const own = describeProvider(deployment, provider)?.properties.region;
  const configured = own ?? deployment.scope.config[`${packageOf(token)}:region`];
  const region = configured ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
  return typeof region === "string" && !containsUnknown(region) ? region : undefined;
}

function answered(result: Properties): ResourceInvokeResponse {
  return new ResourceInvokeResponse().setReturn(toStruct(isMap(result) ? result : {}));
}

/** SDKs that don't support `unknown` use the empty result. */
function unknownResponse(): ResourceInvokeResponse {
  return new ResourceInvokeResponse().setUnknown(true).setReturn(new Struct());
}

function builtInText(token: string, { accountId }: DeploymentScope): string {
  const name = token.split(":").at(-1) ?? token;
  const about = name === "getCallerIdentity" ? ` for account ${accountId} (--account)` : "";
  return `${token} was answered offline${about}: AWS was not asked.`;
}

function unansweredText(token: string, placeholder: Properties | undefined): string {
  const example = JSON.stringify({ [token]: [{ return: { key: "value" } }] });
  const result = placeholder === undefined ? "unknown" : "a placeholder";
  return (
    `${token} can't be answered offline: its result is ${result} here. ` +
    `To set an answer, put ${example} in a file and pass --invokes FILE` +
    `${packageOf(token) === "aws" ? "" : " (the package's documentation names the keys)"}.`
  );
}

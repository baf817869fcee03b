import type { IEngineServer } from "@pulumi/pulumi/proto/engine_grpc_pb";
import {
  GetRootResourceResponse,
  LogSeverity,
  RequirePulumiVersionResponse,
  SetRootResourceResponse,
} from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { MessageSeverity } from "../model";
import type { Deployment } from "./deployment";
import { unary } from "./grpc";

const severities: { readonly [level: number]: MessageSeverity } = {
  [LogSeverity.DEBUG]: "debug",
  [LogSeverity.INFO]: "info",
  [LogSeverity.WARNING]: "warning",
  [LogSeverity.ERROR]: "error",
};

/** The Engine service, which programs and packs log to. Every required CLI version is accepted, as there is no CLI. */
export function engineService(deployment: Deployment): IEngineServer {
  return {
    log: unary((request) => {
      const severity = severities[request.getSeverity()] ?? "info";
      const urn = request.getUrn();
      if (severity !== "debug" && !request.getEphemeral()) {
        deployment.addMessage({
          severity,
          text: request.getMessage(),
          source: "log",
          ...(urn === "" ? {} : { urn }),
        });
      }
      return new Empty();
    }),
    getRootResource: unary(() => new GetRootResourceResponse().setUrn(deployment.rootUrn)),
    setRootResource: unary((request) => {
      deployment.rootUrn = request.getUrn();
      return new SetRootResourceResponse();
    }),
    startDebugging: unary(() => new Empty()),
    requirePulumiVersion: unary(() => new RequirePulumiVersionResponse()),
  };
}

import { type ClientUnaryCall, credentials, type ServiceError, status } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import {
  type AnalyzeRequest,
  type AnalyzeResponse,
  AnalyzerHandshakeRequest,
  type AnalyzerInfo,
  type AnalyzerResource,
  AnalyzerStackConfigureRequest,
  AnalyzeStackRequest,
  ConfigureAnalyzerRequest,
  type PolicyConfig,
  type RemediateResponse,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { PolicyPackContext } from "../model";

/** The engine's calls of the Analyzer protocol. Optional calls that an old SDK does not implement are ignored. */
export interface Analyzer {
  handshake(engineAddress: string, directory: string): Promise<void>;
  configureStack(context: PolicyPackContext): Promise<void>;
  info(): Promise<AnalyzerInfo>;
  configure(policies: ReadonlyMap<string, PolicyConfig>): Promise<void>;
  remediate(request: AnalyzeRequest): Promise<RemediateResponse | undefined>;
  analyze(request: AnalyzeRequest): Promise<AnalyzeResponse>;
  analyzeStack(resources: AnalyzerResource[]): Promise<AnalyzeResponse | undefined>;
  close(): void;
}

const maxMessageBytes = 400 * 1024 * 1024;

/** Connects to the pack that listens on `port` of this machine. */
export function connectAnalyzer(port: number): Analyzer {
  const client = new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
    "grpc.max_receive_message_length": maxMessageBytes,
    "grpc.max_send_message_length": maxMessageBytes,
  });
  return {
    async handshake(engineAddress, directory) {
      const request = new AnalyzerHandshakeRequest()
        .setEngineAddress(engineAddress)
        .setRootDirectory(directory)
        .setProgramDirectory(directory);
      await optional(call((done) => client.handshake(request, done)));
    },
    async configureStack(context) {
      await optional(call((done) => client.configureStack(stackRequest(context), done)));
    },
    info: () => call((done) => client.getAnalyzerInfo(new Empty(), done)),
    async configure(policies) {
      const request = new ConfigureAnalyzerRequest();
      for (const [name, config] of policies) request.getPolicyconfigMap().set(name, config);
      await call((done) => client.configure(request, done));
    },
    remediate: (request) => optional(call((done) => client.remediate(request, done))),
    analyze: (request) => call((done) => client.analyze(request, done)),
    analyzeStack: (resources) => {
      const request = new AnalyzeStackRequest().setResourcesList(resources);
      return optional(call((done) => client.analyzeStack(request, done)));
    },
    close: () => client.close(),
  };
}

type Callback<T> = (error: ServiceError | null, response: T) => void;

function call<T>(start: (done: Callback<T>) => ClientUnaryCall): Promise<T> {
  return new Promise((resolve, reject) => {
    start((error, response) => {
      if (error === null) resolve(response);
      else reject(error);
    });
  });
}

async function optional<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isServiceError(error) && error.code === status.UNIMPLEMENTED) return undefined;
    throw error;
  }
}

export function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && "code" in error && "details" in error;
}

function stackRequest(context: PolicyPackContext): AnalyzerStackConfigureRequest {
  const request = new AnalyzerStackConfigureRequest()
    .setOrganization(context.organization)
    .setProject(context.project)
    .setStack(context.stack)
    .setDryRun(true)
    .setConfigSecretKeysList([...context.configSecretKeys]);
  for (const [key, value] of Object.entries(context.config)) request.getConfigMap().set(key, value);
  for (const [key, value] of Object.entries(context.stackTags))
    request.getTagsMap().set(key, value);
  return request;
}

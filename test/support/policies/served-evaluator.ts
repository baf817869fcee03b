import { credentials, Metadata } from "@grpc/grpc-js";
import { type Policies, PolicyPack } from "@pulumi/policy";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import {
  type AnalyzeDiagnostic,
  type AnalyzeResponse,
  AnalyzeStackRequest,
  ConfigureAnalyzerRequest,
  EnforcementLevel,
  PolicyConfig,
  type RemediateResponse,
} from "@pulumi/pulumi/proto/analyzer_pb";
import type {
  Answer,
  Evaluator,
  NamedDiagnostic,
  PackConfiguration,
} from "../../../policy-pack/testing/evaluator";
import type { TestResource } from "../../../policy-pack/testing/test-resource";
import { analyzeRequest, stackResource, structOf } from "./policy-requests";

let client: Promise<AnalyzerClient> | undefined;

const levels = {
  advisory: EnforcementLevel.ADVISORY,
  mandatory: EnforcementLevel.MANDATORY,
  remediate: EnforcementLevel.REMEDIATE,
  disabled: EnforcementLevel.DISABLED,
};

/** Asks the policies through the SDK's own server, in this process, as the engine does. */
export const servedEvaluator: Evaluator = {
  configure: async (policies, configuration) => {
    client ??= connect(policies);
    const request = configureRequest(configuration);
    await call((server, ...rest) => server.configure(request, ...rest));
  },
  analyze: async (resource) => {
    const response = await call<AnalyzeResponse>((server, ...rest) =>
      server.analyze(analyzeRequest(resource), ...rest),
    );
    return answerOf(response, resource.name);
  },
  analyzeStack: async (resources) => {
    const request = new AnalyzeStackRequest();
    request.setResourcesList(resources.map((resource) => stackResource(resource, resources)));
    const response = await call<AnalyzeResponse>((server, ...rest) =>
      server.analyzeStack(request, ...rest),
    );
    return answerOf(response, "the stack");
  },
};

/** What each policy that remediates has made of the resource. The server is to be configured before. */
export async function remediateServed(resource: TestResource) {
  const response = await call<RemediateResponse>((server, ...rest) =>
    server.remediate(analyzeRequest(resource), ...rest),
  );
  return response.getRemediationsList().map((each) => ({
    policy: each.getPolicyname(),
    diagnostic: each.getDiagnostic(),
    properties: each.getProperties()?.toJavaScript(),
  }));
}

function configureRequest(configuration: PackConfiguration): ConfigureAnalyzerRequest {
  const request = new ConfigureAnalyzerRequest();
  for (const [policy, { enforcementLevel, ...properties }] of Object.entries(configuration)) {
    const config = new PolicyConfig();
    config.setEnforcementlevel(levels[enforcementLevel]);
    config.setProperties(structOf(properties));
    request.getPolicyconfigMap().set(policy, config);
  }
  return request;
}

function answerOf(response: AnalyzeResponse, about: string): Answer {
  return {
    found: response.getDiagnosticsList().map((each) => diagnosticOf(each, about)),
    notApplicable: new Map(
      response.getNotApplicableList().map((each) => [each.getPolicyName(), each.getReason()]),
    ),
  };
}

function diagnosticOf(diagnostic: AnalyzeDiagnostic, about: string): NamedDiagnostic {
  const prefix = `${diagnostic.getDescription()}\n`;
  const message = diagnostic.getMessage();
  return {
    policy: diagnostic.getPolicyname(),
    resource: diagnostic.getUrn().split("::").at(-1) || about,
    level:
      diagnostic.getEnforcementlevel() === EnforcementLevel.MANDATORY ? "mandatory" : "advisory",
    message: message.startsWith(prefix) ? message.slice(prefix.length) : message,
  };
}

/** What the client takes after the request. */
type Rest<Response> = [
  metadata: Metadata,
  options: { readonly deadline: number },
  done: (error: Error | null, response: Response) => void,
];

async function call<Response>(
  send: (server: AnalyzerClient, ...rest: Rest<Response>) => void,
): Promise<Response> {
  if (client === undefined) throw new Error("configure the server before any other call");
  const server = await client;
  // The SDK's server leaves a call without an answer where it can't read the properties.
  const options = { deadline: Date.now() + 60_000 };
  return new Promise((resolve, reject) => {
    send(server, new Metadata(), options, (error, response) =>
      error ? reject(error) : resolve(response),
    );
  });
}

/** Serves the list as it is and as it will be: the SDK serves once in a process, and prints the port. */
async function connect(policies: Policies): Promise<AnalyzerClient> {
  const log = console.log;
  const port = await new Promise<string>((resolve) => {
    console.log = resolve;
    new PolicyPack("policies-under-test", { policies });
  });
  console.log = log;
  return new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure());
}

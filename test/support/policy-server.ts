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
import { policies as packPolicies } from "../../policy-pack/policies";
import { analyzeRequest, stackResource, structOf } from "./policy-requests";

/** The wire's sentinel for a value that is known only after the update. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A secret as the wire carries it. */
export function secret(value: unknown): unknown {
  return { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value };
}

/** A folder of files as the wire carries it. */
export function fileArchive(path: string): unknown {
  return {
    "4dabf18193072939515e22adb298388d": "0def7320c3a5731c473e5ecbe6d01bc7",
    path,
    hash: "1",
  };
}

/** An archive put together from assets, as the wire carries it. */
export function assetArchive(assets: Readonly<Record<string, unknown>>): unknown {
  return {
    "4dabf18193072939515e22adb298388d": "0def7320c3a5731c473e5ecbe6d01bc7",
    assets,
    hash: "1",
  };
}

export interface TestResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** For the stack phase; the inputs where not given. */
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** For each property, the names of the resources its value comes from. */
  readonly dependsOn?: Readonly<Record<string, readonly string[]>>;
  readonly provider?: Readonly<Record<string, unknown>>;
  readonly ignoreChanges?: readonly string[];
}

export interface Diagnostic {
  /** The logical name of the resource it is about. */
  readonly resource: string;
  readonly level: "advisory" | "mandatory";
  /** Without the description of the policy in front. */
  readonly message: string;
}

export type PackConfiguration = Readonly<Record<string, PolicyConfiguration>>;

export interface PolicyConfiguration {
  readonly enforcementLevel: "advisory" | "mandatory" | "remediate" | "disabled";
  readonly [property: string]: unknown;
}

/** A diagnostic, and the policy that has it. */
export interface NamedDiagnostic extends Diagnostic {
  readonly policy: string;
}

const servedPolicies: Policies = [...packPolicies];
let client: Promise<AnalyzerClient> | undefined;

/** Serves one more policy beside the pack's own. */
export function serveAlso(policy: Policies[number]): void {
  servedPolicies.push(policy);
}

/** Configures the pack as the engine does: schema defaults filled in, every policy named. */
export async function configure(configuration: PackConfiguration): Promise<void> {
  const request = new ConfigureAnalyzerRequest();
  for (const policy of servedPolicies) {
    const { enforcementLevel, ...given } = configuration[policy.name] ?? {
      enforcementLevel: "disabled",
    };
    const schema = policy.configSchema?.properties ?? {};
    const defaults = Object.fromEntries(
      Object.entries(schema).flatMap(([key, property]) =>
        typeof property === "object" && property.default !== undefined
          ? [[key, property.default]]
          : [],
      ),
    );
    const config = new PolicyConfig();
    config.setEnforcementlevel(levels[enforcementLevel]);
    config.setProperties(structOf({ ...defaults, ...given }));
    request.getPolicyconfigMap().set(policy.name, config);
  }
  await call((server, ...rest) => server.configure(request, ...rest));
}

export async function analyze(resource: TestResource) {
  const response = await call<AnalyzeResponse>((server, ...rest) =>
    server.analyze(analyzeRequest(resource), ...rest),
  );
  return answerOf(response, resource.name);
}

export async function analyzeStack(resources: readonly TestResource[]) {
  const request = new AnalyzeStackRequest();
  request.setResourcesList(resources.map((resource) => stackResource(resource, resources)));
  const response = await call<AnalyzeResponse>((server, ...rest) =>
    server.analyzeStack(request, ...rest),
  );
  return answerOf(response, "the stack");
}

/** What the policies say of a stack, as the engine asks them: resource by resource, then of the whole. */
export async function judgeStack(
  resources: readonly TestResource[],
): Promise<readonly NamedDiagnostic[]> {
  const found: NamedDiagnostic[] = [];
  for (const resource of resources) found.push(...(await analyze(resource)).named);
  return [...found, ...(await analyzeStack(resources)).named];
}

/** What each policy that remediates has made of the resource. */
export async function remediate(resource: TestResource) {
  const response = await call<RemediateResponse>((server, ...rest) =>
    server.remediate(analyzeRequest(resource), ...rest),
  );
  return response.getRemediationsList().map((each) => ({
    policy: each.getPolicyname(),
    diagnostic: each.getDiagnostic(),
    properties: each.getProperties()?.toJavaScript(),
  }));
}

const levels = {
  advisory: EnforcementLevel.ADVISORY,
  mandatory: EnforcementLevel.MANDATORY,
  remediate: EnforcementLevel.REMEDIATE,
  disabled: EnforcementLevel.DISABLED,
};

function answerOf(response: AnalyzeResponse, about: string) {
  return {
    diagnostics: response.getDiagnosticsList().map((each) => diagnosticOf(each, about)),
    named: response
      .getDiagnosticsList()
      .map((each) => ({ policy: each.getPolicyname(), ...diagnosticOf(each, about) })),
    notApplicable: response.getNotApplicableList().map((each) => each.getPolicyName()),
    /** Why not, by policy. */
    reasons: new Map(
      response.getNotApplicableList().map((each) => [each.getPolicyName(), each.getReason()]),
    ),
  };
}

function diagnosticOf(diagnostic: AnalyzeDiagnostic, about: string): Diagnostic {
  const prefix = `${diagnostic.getDescription()}\n`;
  const message = diagnostic.getMessage();
  return {
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
  client ??= connect();
  const server = await client;
  // The SDK's server leaves a call without an answer where it can't read the properties.
  const options = { deadline: Date.now() + 60_000 };
  return new Promise((resolve, reject) => {
    send(server, new Metadata(), options, (error, response) =>
      error ? reject(error) : resolve(response),
    );
  });
}

/** The pack's own server, in this process: the SDK prints the port it listens on. */
async function connect(): Promise<AnalyzerClient> {
  const log = console.log;
  const port = await new Promise<string>((resolve) => {
    console.log = resolve;
    new PolicyPack("policies-under-test", { policies: servedPolicies });
  });
  console.log = log;
  return new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure());
}

import path from "node:path";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { Deployment } from "../engine/deployment";
import { engineService } from "../engine/engine-service";
import { serve } from "../engine/grpc";
import type { PolicySession, PreviewResult } from "../model";
import { startPolicyPacks } from "../packs/start-policy-packs";
import { exitStatus, PreviewError } from "../preview-error";
import { describeOutputs } from "../program/stack-outputs";
import { pathInRepository } from "../source-position";
import { type DeployedStack, readState } from "../state/read-state";
import { defaultOrganization, type PreviewOptions } from "./run-preview";

export type StateOptions = Pick<
  PreviewOptions,
  "cwd" | "policyPacks" | "policyPackConfigs" | "signal" | "onProgress"
> & {
  /** What `pulumi stack export` wrote; `-` is standard input. */
  readonly stateFile: string;
};

/**
 * Judges a deployed stack by its exported state, as `pulumi policy analyze --file` does: no program runs, nothing
 * is remediated. Rejects with a PreviewError.
 */
export async function judgeState(options: StateOptions): Promise<PreviewResult> {
  const startedAt = performance.now();
  const packs = (options.policyPacks ?? []).map((each) => path.resolve(each));
  if (packs.length === 0) {
    throw new PreviewError("--state: a --policy-pack is needed to judge by.", exitStatus.wrongUse);
  }
  const stack = await readState(options.stateFile);
  const never = new Promise<PolicySession>(() => {});
  const messages = new Deployment(scopeOf(stack, options.cwd), never, () => {});
  const server = await serve((grpc) => grpc.addService(EngineService, engineService(messages)));
  try {
    const session = await startPolicyPacks({
      packs,
      configFiles: (options.policyPackConfigs ?? []).map((each) => path.resolve(each)),
      context: {
        ...messages.scope,
        stackTags: {},
        engineAddress: server.address,
        isState: true,
      },
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    });
    const packStartMs = performance.now() - startedAt;
    try {
      await judge(session, stack);
      return describe(stack, session, messages, {
        programMs: 0,
        packStartMs,
        totalMs: performance.now() - startedAt,
      });
    } finally {
      await session.close();
    }
  } finally {
    server.close();
  }
}

/** A stack without a resource has nothing to judge; the engine asks no pack about it either. */
async function judge(session: PolicySession, { resources }: DeployedStack): Promise<void> {
  for (const resource of resources) {
    await session.remediate(resource);
    await session.analyze(resource);
  }
  if (resources.length > 0) await session.analyzeStack(resources);
}

function scopeOf({ project, stack }: DeployedStack, cwd: string): Deployment["scope"] {
  return {
    organization: defaultOrganization,
    project,
    stack,
    config: {},
    configSecretKeys: [],
    projectDirectory: cwd,
    programDirectory: cwd,
    accountId: "",
    invokeAnswers: [],
  };
}

function describe(
  { project, stack, resources }: DeployedStack,
  session: PolicySession,
  { messages, scope }: Deployment,
  durations: PreviewResult["durations"],
): PreviewResult {
  const root = resources.find(({ kind }) => kind === "stack");
  return {
    organization: defaultOrganization,
    project,
    stack,
    judged: "state",
    resources,
    outputs: describeOutputs(root?.outputs ?? {}),
    notes: session.notes.map((text) => ({ kind: "policy", text }) as const),
    programMessages: messages,
    packs: session.packs,
    violations: session.violations,
    remediations: session.remediations,
    projectPath: pathInRepository(scope.projectDirectory),
    durations,
  };
}

import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { Deployment, type DeploymentScope } from "../engine/deployment";
import { engineService } from "../engine/engine-service";
import { serve } from "../engine/grpc";
import type { PreviewResult, RunningPolicyPacks } from "../model";
import { startPolicyPacks } from "../packs/start-policy-packs";
import { exitStatus, PreviewError } from "../preview-error";
import { withoutSecretsInErrors } from "../secrets/safe-error";
import { secretMask } from "../secrets/secret-mask";
import { resourceSecrets } from "../secrets/secret-values";
import { type DeployedStack, readState } from "../state/read-state";
import { withCleanUp } from "./clean-up";
import { describeResult } from "./describe-result";
import { packOptions } from "./pack-options";
import type { StateOptions } from "./preview-options";
import { defaultOrganization } from "./run-preview";

/**
 * Evaluates a deployed stack from its exported state, like `pulumi policy analyze --file`. No program runs, and nothing
 * is remediated. Rejects with a PreviewError.
 */
export async function judgeState(options: StateOptions): Promise<PreviewResult> {
  const startedAt = performance.now();
  const { policyPacks = [], stateFile, signal } = options;
  if (policyPacks.length === 0) {
    throw new PreviewError("--state needs a --policy-pack.", exitStatus.wrongUse);
  }
  const stack = await readState(stateFile, signal);
  const never = new Promise<RunningPolicyPacks>(() => {});
  const deployment = new Deployment(scopeOf(stack, options.cwd), never, () => {});
  const evaluate = () => evaluateState(deployment, stack, options, startedAt);
  return withoutSecretsInErrors(() => secretMask(resourceSecrets(stack.resources)), evaluate);
}

function evaluateState(
  deployment: Deployment,
  stack: DeployedStack,
  options: StateOptions,
  startedAt: number,
): Promise<PreviewResult> {
  return withCleanUp(async (endLater) => {
    const server = await serve((grpc) => grpc.addService(EngineService, engineService(deployment)));
    endLater(() => server.close());
    const { context, ...packs } = await packOptions(options, deployment.scope, server.address);
    const running = await startPolicyPacks({ ...packs, context: { ...context, isState: true } });
    endLater(() => running.close());
    const packStartMs = performance.now() - startedAt;
    await evaluateResources(running, stack);
    const durations = { programMs: 0, packStartMs, totalMs: performance.now() - startedAt };
    const result = describeResult(deployment, stack.resources, running, durations);
    return { ...result, judged: "state" };
  });
}

/** Evaluates each resource, then the stack. Like the engine, it does not evaluate a stack without resources. */
async function evaluateResources(
  running: RunningPolicyPacks,
  { resources }: DeployedStack,
): Promise<void> {
  for (const resource of resources) {
    await running.remediate(resource);
    await running.analyze(resource);
  }
  if (resources.length > 0) await running.analyzeStack(resources);
}

function scopeOf({ project, stack }: DeployedStack, cwd: string): DeploymentScope {
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

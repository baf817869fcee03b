import path from "node:path";
import type { DeploymentScope } from "../engine/deployment";
import { readInvokeAnswers } from "../engine/invoke-answers";
import type { PreviewResult } from "../model";
import { PreviewError } from "../preview-error";
import { describeProgramFailure } from "../program/program-error";
import { automationAdvice, startsPulumi } from "../project/automation-api";
import { readAutonaming } from "../project/autonaming";
import { type Project, readProject } from "../project/project-file";
import { readStackConfig } from "../project/stack-config";
import { allStacks, onlyStack, stackFileOf } from "../project/stacks";
import { safeError } from "../secrets/safe-error";
import { secretMask } from "../secrets/secret-mask";
import { describeResult } from "./describe-result";
import type { PreviewOptions } from "./preview-options";
import { type DeploymentOutcome, runDeployment, secretsOfDeployment } from "./run-deployment";

export const defaultAccountId = "123456789012";
/** The CLI's name for the organization of a stack without one. */
export const defaultOrganization = "organization";

/**
 * Previews one stack: runs its program and the packs side by side, with no CLI, no credentials and no network.
 * If the program fails, the result has a `programError`. Any other failure rejects with a PreviewError.
 */
export async function runPreview(options: PreviewOptions): Promise<PreviewResult> {
  const startedAt = performance.now();
  const project = await readProject(options.cwd);
  const scope = await readScope(project, options);
  const outcome = await runDeployment(project, scope, options);
  return describe(outcome, startedAt);
}

/** Previews every stack that has a file, one after the other. */
export async function previewAllStacks(
  options: Omit<PreviewOptions, "stack">,
): Promise<readonly PreviewResult[]> {
  const project = await readProject(options.cwd);
  const results: PreviewResult[] = [];
  for (const stack of await allStacks(project)) {
    results.push(await runPreview({ ...options, stack }));
  }
  return results;
}

async function readScope(project: Project, options: PreviewOptions): Promise<DeploymentScope> {
  const stack = options.stack ?? (await onlyStack(project));
  const stackFile =
    options.configFile === undefined
      ? await stackFileOf(project, stack)
      : path.resolve(options.configFile);
  const config = await readStackConfig(project, stack, stackFile, options.config ?? {});
  const named = {
    organization: defaultOrganization,
    project: project.name,
    stack,
    config: config.values,
  };
  const autonaming = readAutonaming(named);
  return {
    ...named,
    configSecretKeys: config.secretKeys,
    configNotes: [...config.notes, ...typeCheckNotes(project, options)],
    projectDirectory: project.directory,
    programDirectory: project.programDirectory,
    accountId: options.accountId ?? defaultAccountId,
    invokeAnswers:
      options.invokesFile === undefined ? [] : await readInvokeAnswers(options.invokesFile),
    ...(autonaming === undefined ? {} : { autonaming }),
  };
}

function typeCheckNotes({ runtimeOptions }: Project, { typeCheck }: PreviewOptions) {
  if (typeCheck !== true || runtimeOptions.typescript) return [];
  return [
    "No types are checked: the program runs as JavaScript (runtime.options.typescript is false).",
  ];
}

function describe(outcome: DeploymentOutcome, startedAt: number): PreviewResult {
  const { deployment, policies, programMs, packStartMs } = outcome;
  const programError = programErrorOf(outcome);
  const resources = [...deployment.resources.values()].map(({ planned }) => planned);
  const durations = { programMs, packStartMs, totalMs: performance.now() - startedAt };
  const result = describeResult(deployment, resources, policies, durations);
  if (programError === undefined) return result;
  const advice = startsPulumi(programError)
    ? [{ kind: "config", text: automationAdvice } as const]
    : [];
  return { ...result, notes: [...result.notes, ...advice], programError };
}

/** Why the program failed: an error of the engine, or of the program itself. */
function programErrorOf({ deployment, ended }: DeploymentOutcome): string | undefined {
  const { failure, messages } = deployment;
  if (failure instanceof PreviewError) {
    throw safeError(failure, secretMask(secretsOfDeployment(deployment)));
  }
  if (failure !== undefined) return failure.message;
  return ended === 0 ? undefined : describeProgramFailure(messages, ended);
}

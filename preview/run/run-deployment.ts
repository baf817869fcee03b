import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { Deployment, type DeploymentScope } from "../engine/deployment";
import { engineService } from "../engine/engine-service";
import { serve } from "../engine/grpc";
import { monitorService } from "../engine/monitor-service";
import { Transforms } from "../engine/transforms";
import type { RunningPolicyPacks } from "../model";
import { startPolicyPacks } from "../packs/start-policy-packs";
import { startProgram } from "../program/program-process";
import type { Project } from "../project/project-file";
import { withoutSecretsInErrors } from "../secrets/safe-error";
import { secretMask } from "../secrets/secret-mask";
import { configSecrets, resourceSecrets } from "../secrets/secret-values";
import { type End, withCleanUp } from "./clean-up";
import { packOptions } from "./pack-options";
import type { RunChoice } from "./preview-options";

/** What the packs found; empty if they were ended before they had started. */
export type PackFindings = Pick<
  RunningPolicyPacks,
  "packs" | "evaluations" | "violations" | "remediations" | "notes"
>;

const noFindings: PackFindings = {
  ...{ packs: [], evaluations: [], violations: [], remediations: [], notes: [] },
};

export interface DeploymentOutcome {
  readonly deployment: Deployment;
  readonly policies: PackFindings;
  /** The program's exit status, or the signal that ended it. */
  readonly ended: number | NodeJS.Signals;
  readonly programMs: number;
  readonly packStartMs: number;
}

/** Runs the program and the packs side by side. All processes have ended when the promise settles. */
export function runDeployment(
  project: Project,
  scope: DeploymentScope,
  choice: RunChoice,
): Promise<DeploymentOutcome> {
  const packs = Promise.withResolvers<RunningPolicyPacks>();
  packs.promise.catch(() => undefined);
  const stopping = new AbortController();
  const deployment = new Deployment(scope, packs.promise, () => stopping.abort());
  return withoutSecretsInErrors(
    () => secretMask(secretsOfDeployment(deployment)),
    () =>
      withCleanUp((endLater) => start({ project, deployment, packs, stopping }, choice, endLater)),
  );
}

/** The secrets of the configuration, and those that the program has marked so far. */
export function secretsOfDeployment(deployment: Deployment): readonly string[] {
  const { scope, resources, beingPlanned } = deployment;
  const planned = [...resources.values()].map((each) => each.planned);
  const all = beingPlanned === undefined ? planned : [...planned, beingPlanned];
  return [...configSecrets(scope), ...resourceSecrets(all)];
}

interface Started {
  readonly project: Project;
  readonly deployment: Deployment;
  readonly packs: PromiseWithResolvers<RunningPolicyPacks>;
  /** Ends program and packs when aborted. */
  readonly stopping: AbortController;
}

async function start(
  { project, deployment, packs, stopping }: Started,
  choice: RunChoice,
  endLater: (end: End) => void,
): Promise<DeploymentOutcome> {
  const { signal } = choice;
  const { scope } = deployment;
  const stop = () => stopping.abort();
  signal?.addEventListener("abort", stop, { once: true });
  endLater(() => signal?.removeEventListener("abort", stop));

  const transforms = new Transforms(deployment);
  const server = await serve((grpcServer) => {
    grpcServer.addService(ResourceMonitorService, monitorService(deployment, transforms));
    grpcServer.addService(EngineService, engineService(deployment));
  });
  endLater(() => server.close());
  endLater(() => transforms.close());

  const startedAt = performance.now();
  let packStartMs = 0;
  let havePacksStarted = false;
  let isProgramLost = false;
  const starting = packOptions({ ...choice, signal: stopping.signal }, scope, server.address)
    .then(startPolicyPacks)
    .then(
      (running) => {
        havePacksStarted = true;
        packStartMs = performance.now() - startedAt;
        packs.resolve(running);
      },
      (error: Error) => {
        if (!isProgramLost) deployment.fail(error);
        packs.reject(error);
      },
    );
  endLater(() =>
    packs.promise.then(
      (running) => running.close(),
      () => undefined,
    ),
  );

  const program = startProgram({
    project,
    scope,
    checksTypes: choice.typeCheck === true,
    monitorAddress: server.address,
    engineAddress: server.address,
    onOutput: (source, text) => deployment.addMessage({ severity: "info", source, text }),
  });
  stopping.signal.addEventListener("abort", program.stop, { once: true });
  if (stopping.signal.aborted) program.stop();
  const ended = await program.ended;
  const programMs = performance.now() - startedAt;
  signal?.throwIfAborted();
  if (ended !== 0 && deployment.failure === undefined && !havePacksStarted) {
    isProgramLost = true;
    stopping.abort();
    await starting;
    return { deployment, policies: noFindings, ended, programMs, packStartMs };
  }
  const policies = await packs.promise;
  await deployment.inTurn(async () => {});
  if (ended === 0 && deployment.failure === undefined) {
    await policies.analyzeStack([...deployment.resources.values()].map(({ planned }) => planned));
  }
  return { deployment, policies, ended, programMs, packStartMs };
}

interface PlannedStack {
  readonly project: string;
  readonly stack: string;
}

/**
 * The stack that the environment names as the one of a plan, or undefined. The engine sets all of
 * these variables for a plan, and none for the state of a stack (`pulumi policy analyze`) or to
 * publish the pack. If only some are set, they are not the engine's.
 */
export function plannedStack(env: NodeJS.ProcessEnv): PlannedStack | undefined {
  const { PULUMI_NODEJS_PROJECT: project, PULUMI_NODEJS_STACK: stack } = env;
  const isOfEngine = /^(?:true|false)$/.test(env.PULUMI_NODEJS_DRY_RUN ?? "");
  return isOfEngine && project && stack ? { project, stack } : undefined;
}

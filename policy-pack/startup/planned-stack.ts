interface PlannedStack {
  readonly project: string;
  readonly stack: string;
}

/**
 * The stack that the environment names as the one of a plan, or undefined: the engine sets all of these for a plan,
 * and none for the state of a stack (`pulumi policy analyze`) or to publish the pack. Those that are not all there
 * are somebody else's.
 */
export function plannedStack(env: NodeJS.ProcessEnv): PlannedStack | undefined {
  const { PULUMI_NODEJS_PROJECT: project, PULUMI_NODEJS_STACK: stack } = env;
  const isOfEngine = /^(?:true|false)$/.test(env.PULUMI_NODEJS_DRY_RUN ?? "");
  return isOfEngine && project && stack ? { project, stack } : undefined;
}

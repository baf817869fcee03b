import { resolve } from "node:path";
import type {
  ConfigSource,
  PlannedResource,
  PolicyViolation,
  RunningPolicyPacks,
} from "../../../preview/model";
import { startPolicyPacks } from "../../../preview/packs/start-policy-packs";

const projectRoot = resolve(__dirname, "../../..");

/**
 * The project's own pack as a process, ready to evaluate plans of a stack, or states of deployed stacks;
 * with its configuration, if given.
 */
export function startPack(
  configuration: readonly ConfigSource[] = [],
  isState = false,
  { project = "lambda-etl-optimization", stack = "prod" } = {},
): Promise<RunningPolicyPacks> {
  return startPolicyPacks({
    packs: [resolve(projectRoot, "policy-pack")],
    configurations: [configuration],
    context: {
      organization: "organization",
      project,
      stack,
      config: {},
      configSecretKeys: [],
      stackTags: {},
      projectDirectory: projectRoot,
      // No engine: what a pack would log goes nowhere, and this one logs nothing.
      engineAddress: "127.0.0.1:1",
      isState,
    },
  });
}

/** What the pack says of a plan, in both phases. */
export async function evaluateByPack(
  session: RunningPolicyPacks,
  resources: readonly PlannedResource[],
): Promise<readonly PolicyViolation[]> {
  const before = session.violations.length;
  for (const resource of resources) await session.analyze(resource);
  await session.analyzeStack(resources);
  return session.violations.slice(before);
}

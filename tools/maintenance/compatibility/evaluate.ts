import type { PlannedResource, Properties, RunningPolicyPacks } from "../../../preview/model";
import { startPolicyPacks } from "../../../preview/packs/start-policy-packs";
import { PreviewError } from "../../../preview/preview-error";

const functionType = "aws:lambda/function:Function";

const small = lambdaFunction("small", { memorySize: 512 });
const large = lambdaFunction("large", { memorySize: 3008 });

/**
 * Starts the pack in a folder with a Node.js, and lets it evaluate two functions, one of them too
 * large.
 * @returns "evaluates" if both results are right, otherwise the pack's output
 */
export async function evaluateOn(node: string, pack: string, signal: AbortSignal): Promise<string> {
  try {
    return await evaluate(await start(node, pack, signal));
  } catch (error) {
    if (!(error instanceof PreviewError) || signal.aborted) throw error;
    // The first line reports that the pack did not start, and its location.
    const [headline = "", ...said] = error.message.split("\n");
    return said.length > 0 ? said.map((line) => line.trim()).join(" ") : headline;
  }
}

function start(node: string, pack: string, signal: AbortSignal): Promise<RunningPolicyPacks> {
  return startPolicyPacks({
    packs: [pack],
    configurations: [],
    node,
    signal,
    context: {
      organization: "organization",
      project: "shop",
      stack: "dev",
      config: {},
      configSecretKeys: [],
      stackTags: {},
      projectDirectory: pack,
      // There is no engine, so the pack's log messages go nowhere.
      engineAddress: "127.0.0.1:1",
    },
  });
}

async function evaluate(session: RunningPolicyPacks): Promise<string> {
  try {
    const resources = [small, large];
    for (const resource of resources) {
      await session.remediate(resource);
      await session.analyze(resource);
    }
    await session.analyzeStack(resources);
    const found = session.violations.map(({ policy, urn }) => `${policy} ${urn}`);
    const oversized = found.filter((each) => each.startsWith("lambda-memory-ceiling "));
    const alarmless = found.filter((each) => each.startsWith("lambda-error-alarm "));
    const isRight =
      oversized.join() === `lambda-memory-ceiling ${large.urn}` && alarmless.length === 2;
    return isRight ? "evaluates" : `evaluates wrongly: ${found.join(", ") || "nothing found"}`;
  } finally {
    await session.close();
  }
}

function lambdaFunction(name: string, inputs: Properties): PlannedResource {
  return {
    urn: `urn:pulumi:dev::shop::${functionType}::${name}`,
    type: functionType,
    name,
    kind: "custom",
    remote: false,
    inputs,
    outputs: inputs,
    dependencies: [],
    propertyDependencies: {},
    options: { protect: false, ignoreChanges: [], aliases: [], additionalSecretOutputs: [] },
  };
}

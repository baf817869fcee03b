import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { PlannedResource, RunningPolicyPacks } from "../../../preview/model";
import { PreviewError } from "../../../preview/preview-error";
import { runPreview } from "../../../preview/run/run-preview";
import { readState } from "../../../preview/state/read-state";
import type { Example } from "../../../tools/docs/policy-pages/page-examples";
import { exampleOutput } from "./example-output";
import { writeExampleProgram } from "./example-program";
import { evaluateByPack, startPack } from "./pack-session";

/** An example of a policy's page, by a name that no other has. */
export interface NamedExample extends Example {
  readonly policy: string;
  readonly kind: "bad" | "good";
}

/** The day that examples are evaluated on, so that they stay true. */
const evaluatedOn = "2026-11-23";

/**
 * What each example makes its policy say, in the form that pages quote. One program has all
 * fragments, and is planned once; examples whose configurations agree share a process of the pack.
 */
export async function evaluateExamples(
  examples: readonly NamedExample[],
): Promise<ReadonlyMap<NamedExample, string>> {
  const plan = planExamples(examples);
  const evaluated = batchesOf(examples).map((batch) => evaluateBatch(batch, plan));
  const [outputs] = await Promise.all([Promise.all(evaluated), plan]);
  return new Map(outputs.flat());
}

function componentType({ policy, kind }: NamedExample): string {
  return `docs:${policy}:${kind}`;
}

async function planExamples(
  examples: readonly NamedExample[],
): Promise<readonly PlannedResource[]> {
  const program = writeExampleProgram(
    examples.flatMap((example) =>
      example.code === undefined
        ? []
        : [{ componentType: componentType(example), code: example.code }],
    ),
  );
  try {
    const { programError, resources } = await runPreview({ cwd: program.directory });
    if (programError !== undefined) throw new Error(programError);
    return resources;
  } finally {
    program.remove();
  }
}

interface Batch {
  readonly config: Readonly<Record<string, unknown>>;
  readonly isState: boolean;
  readonly examples: readonly NamedExample[];
}

/** Examples that one process serves: of each policy's configuration they have the same, or one has none. */
function batchesOf(examples: readonly NamedExample[]): readonly Batch[] {
  return examples.reduce<readonly Batch[]>((batches, example) => {
    const isState = example.state !== undefined;
    const fitting = batches.find(
      (batch) => batch.isState === isState && agree(batch.config, example.config),
    );
    const joined = {
      config: { ...fitting?.config, ...example.config },
      isState,
      examples: [...(fitting?.examples ?? []), example],
    };
    return [...batches.filter((batch) => batch !== fitting), joined];
  }, []);
}

/** The settings are everyone's: those that are left out are others than those that are given. */
function agree(one: Batch["config"], other: Batch["config"]): boolean {
  const shared = Object.keys(one).filter((name) => name in other);
  return ["settings", ...shared].every((name) => isDeepStrictEqual(one[name], other[name]));
}

async function evaluateBatch(
  { config, isState, examples }: Batch,
  plan: Promise<readonly PlannedResource[]>,
): Promise<readonly (readonly [NamedExample, string])[]> {
  const folder = mkdtempSync(join(tmpdir(), "example-config-"));
  const file = join(folder, "config.json");
  const settings = { asOf: evaluatedOn, ...(config.settings as object | undefined) };
  writeFileSync(file, JSON.stringify({ ...config, settings }));
  try {
    const session = await startPack([file], isState, { project: "examples", stack: "dev" });
    try {
      const outputs: [NamedExample, string][] = [];
      for (const example of examples) {
        const resources = isState
          ? await stateResources(example, folder)
          : planResources(example, await plan);
        outputs.push([example, await evaluateExample(session, example, resources)]);
      }
      return outputs;
    } finally {
      await session.close();
    }
  } catch (error) {
    // Mistakes in the configuration end the preview: a line that says whose, then one for each.
    if (!(error instanceof PreviewError) || examples.length > 1) throw error;
    const [, ...mistakes] = error.message.split("\n");
    const output = mistakes.join("\n");
    return examples.map((example) => [example, output]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function stateResources(
  { state }: NamedExample,
  folder: string,
): Promise<readonly PlannedResource[]> {
  const file = join(folder, "state.json");
  writeFileSync(file, `{ "version": 3, "deployment": { "resources": ${state} } }`);
  return (await readState(file)).resources;
}

/** The example's own resources: what only the whole stack shows must come from them. */
function planResources(
  example: NamedExample,
  plan: readonly PlannedResource[],
): readonly PlannedResource[] {
  return (
    plan
      .filter(
        ({ urn, kind, parentUrn }) =>
          kind === "stack" ||
          (kind === "provider" && !parentUrn?.includes("docs:")) ||
          urn.includes(`::${componentType(example)}`),
      )
      // The order of registration is left to chance where nothing depends on it.
      .toSorted((one, other) => (one.urn < other.urn ? -1 : 1))
  );
}

async function evaluateExample(
  session: RunningPolicyPacks,
  { policy, config }: NamedExample,
  resources: readonly PlannedResource[],
): Promise<string> {
  const before = session.remediations.length;
  const isMending = JSON.stringify(config[policy] ?? "").includes('"remediate"');
  if (isMending) {
    // As in the engine, the stack is evaluated before any other resource: settings hold from there.
    for (const stack of resources.filter(({ kind }) => kind === "stack")) {
      await session.analyze(stack);
    }
    for (const resource of resources) await session.remediate(resource);
  }
  const remediations = session.remediations.slice(before);
  return exampleOutput(policy, remediations, await evaluateByPack(session, resources));
}

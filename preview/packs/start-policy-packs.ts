import { isDeepStrictEqual } from "node:util";
import type { DescribedPolicy, StartedPack } from "../described";
import { fromStruct } from "../engine/property-values";
import { makeUrn, rootStackType } from "../engine/urn";
import type {
  PlannedResource,
  PolicyPackContext,
  PolicyPackOptions,
  PolicyViolation,
  Properties,
  Remediation,
  RunningPolicyPacks,
} from "../model";
import { type NotApplicable, recordNotApplicable, typesNotAskedAbout } from "./asked-types";
import { toRemediationWarning, toViolation } from "./diagnostics";
import { createRecorder, type EvaluationRecorder } from "./evaluations";
import { exemptionPolicyOf } from "./exemption-schema";
import type { PolicyInfo } from "./pack-info";
import { indent } from "./pack-output";
import { analyzeRequest, remediateRequest, stackResource } from "./requests";
import { type RunningPack, startPack } from "./running-pack";

/**
 * Starts and configures the policy packs in parallel, each in its own process.
 * Rejects with a PreviewError (status 2; 64 if a given folder or file does not exist) and leaves no process behind. The
 * methods of the result reject with a PreviewError (status 2) if a policy throws or a pack ends.
 */
export async function startPolicyPacks(options: PolicyPackOptions): Promise<RunningPolicyPacks> {
  const { packs: directories, configurations } = options;
  const started = await Promise.allSettled(
    directories.map((directory, index) =>
      startPack(directory, configurations[index] ?? [], options),
    ),
  );
  const packs = started.flatMap((pack) => (pack.status === "fulfilled" ? [pack.value] : []));
  const failed = started.find((pack) => pack.status === "rejected");
  if (failed !== undefined) {
    await Promise.all(packs.map((pack) => pack.close()));
    throw failed.reason;
  }
  return combinePacks(packs, options.context);
}

function combinePacks(
  packs: readonly RunningPack[],
  context: PolicyPackContext,
): RunningPolicyPacks {
  const violations: PolicyViolation[] = [];
  const remediations: Remediation[] = [];
  const recorded = packs.map(
    (pack): RecordedPack => ({
      pack,
      recorder: createRecorder(pack.info, pack.config),
      notApplicable: new Map(),
    }),
  );
  return {
    get packs() {
      return recorded.map(({ pack, notApplicable }) => describePack(pack, notApplicable));
    },
    get evaluations() {
      return recorded.map(({ pack, recorder }) => recorder.evaluation(pack.directory));
    },
    violations,
    remediations,
    get notes() {
      return packs.flatMap(({ info, notes, output }) => [
        ...notes.map((note) => `The configuration of the policy pack ${info.name}: ${note}`),
        ...packNotes(info.name, output()),
      ]);
    },
    async remediate(resource) {
      let inputs = resource.inputs;
      for (const pack of packs) {
        const outcome = await remediateWith(pack, { ...resource, inputs });
        // For a deployed stack, remediations are reported but not applied.
        if (context.isState !== true) inputs = outcome.inputs;
        violations.push(...outcome.violations);
        remediations.push(...outcome.remediations);
      }
      return inputs;
    },
    async analyze(resource) {
      // Like the engine: packs receive the read resources of a state, but not those of a plan.
      if (resource.kind === "read" && context.isState !== true) return;
      const found = await Promise.all(recorded.map((each) => analyzeWith(each, resource)));
      for (const violation of found.flat()) violations.push(violation);
    },
    async analyzeStack(resources) {
      const evaluated =
        context.isState === true ? resources : resources.filter(({ kind }) => kind !== "read");
      const rootUrn =
        resources.find(({ kind }) => kind === "stack")?.urn ??
        makeUrn(context, "", rootStackType, `${context.project}-${context.stack}`);
      const found = await Promise.all(
        recorded.map((each) => analyzeStackWith(each, evaluated, rootUrn)),
      );
      for (const violation of found.flat()) violations.push(violation);
    },
    async close() {
      await Promise.all(packs.map((pack) => pack.close()));
    },
  };
}

function describePack(
  { info, directory, config }: RunningPack,
  notApplicable: NotApplicable,
): StartedPack {
  const exemptionsIn = exemptionPolicyOf(info.policies);
  const types = typesNotAskedAbout(notApplicable);
  return {
    name: info.name,
    version: info.version,
    directory,
    policies: info.policies.map((policy) => describePolicy(policy, config)),
    ...(exemptionsIn === undefined ? {} : { exemptionsIn }),
    ...(types === undefined ? {} : { typesNotAskedAbout: types }),
  };
}

function describePolicy(
  { schema: _schema, scope: _scope, ...policy }: PolicyInfo,
  config: RunningPack["config"],
): DescribedPolicy {
  return { ...policy, level: config.get(policy.name)?.level ?? policy.level };
}

function packNotes(packName: string, output: string): readonly string[] {
  return output === "" ? [] : [`The policy pack ${packName} wrote:\n${indent(output)}`];
}

interface RecordedPack {
  readonly pack: RunningPack;
  readonly recorder: EvaluationRecorder;
  readonly notApplicable: NotApplicable;
}

interface Remediated {
  readonly inputs: Properties;
  readonly violations: readonly PolicyViolation[];
  readonly remediations: readonly Remediation[];
}

async function remediateWith(pack: RunningPack, resource: PlannedResource): Promise<Remediated> {
  const { urn } = resource;
  const response = await pack.ask(`while remediating ${urn}`, (analyzer) =>
    analyzer.remediate(remediateRequest(resource)),
  );
  const violations: PolicyViolation[] = [];
  const remediations: Remediation[] = [];
  let inputs = resource.inputs;
  for (const result of response?.getRemediationsList() ?? []) {
    if (result.getDiagnostic() !== "") {
      violations.push(toRemediationWarning(pack.info, result, urn));
      continue;
    }
    const after = fromStruct(result.getProperties());
    if (isDeepStrictEqual(inputs, after)) continue;
    const [policyPack, policy] = [result.getPolicypackname(), result.getPolicyname()];
    remediations.push({ policyPack, policy, urn, before: inputs, after });
    inputs = after;
  }
  return { inputs, violations, remediations };
}

async function analyzeWith(
  { pack, recorder, notApplicable }: RecordedPack,
  resource: PlannedResource,
): Promise<readonly PolicyViolation[]> {
  const response = await pack.ask(`while evaluating ${resource.urn}`, (analyzer) =>
    analyzer.analyze(analyzeRequest(resource)),
  );
  const declined = response.getNotApplicableList().map((each) => each.getPolicyName());
  recorder.recordResource(resource.urn, declined);
  if (resource.kind === "custom") recordNotApplicable(notApplicable, resource.type, declined);
  return response
    .getDiagnosticsList()
    .map((diagnostic) => toViolation(pack.info, diagnostic, resource.urn));
}

async function analyzeStackWith(
  { pack, recorder }: RecordedPack,
  resources: readonly PlannedResource[],
  rootUrn: string,
): Promise<readonly PolicyViolation[]> {
  const response = await pack.ask("while evaluating the stack", (analyzer) =>
    analyzer.analyzeStack(resources.map(stackResource)),
  );
  const declined = response?.getNotApplicableList() ?? [];
  recorder.recordStack(
    rootUrn,
    declined.map((each) => each.getPolicyName()),
  );
  const urns = new Set(resources.map(({ urn }) => urn));
  return (response?.getDiagnosticsList() ?? []).map((diagnostic) => {
    const urn = diagnostic.getUrn();
    return toViolation(pack.info, diagnostic, urns.has(urn) ? urn : rootUrn);
  });
}

import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { AnalyzedResource } from "../../../policy-pack/testing/direct-evaluator";
import { nameOfUrn, typeOfUrn } from "../../../preview/engine/urn";
import type { PlannedResource } from "../../../preview/model";

type Properties = Readonly<Record<string, unknown>>;

/** What the engine asks a pack about a resource: its inputs first, its outputs once the stack is asked about. */
interface RequestedResource {
  readonly urn: string;
  readonly ignoreChanges: readonly string[];
  readonly inputs: Properties;
  readonly outputs: Properties;
  readonly propertyDependencies: { readonly [property: string]: readonly string[] };
  /** URN of the provider. */
  readonly provider?: string;
}

/** What the CLI asked a pack in one run, beside the remediations. */
export interface RecordedRequests {
  /** Of the CLI. */
  readonly version: string;
  readonly day: string;
  readonly command: string;
  readonly targets: readonly string[];
  readonly providers: { readonly [urn: string]: Properties };
  readonly resources: readonly RequestedResource[];
}

/** The files, with what the stack is like and what is asked for. */
export const recordings = {
  "preview-of-a-part": "pulumi preview --target URN...",
  "update-of-a-part": "pulumi up --skip-preview --target URN...",
  "preview-of-a-part-of-all": "pulumi preview --target URN..., after pulumi up",
} as const;

export type RecordingName = keyof typeof recordings;

function fileOf(name: RecordingName): string {
  return path.resolve(__dirname, "../../fixtures/requests", `${name}.json`);
}

export function readRequests(name: RecordingName): RecordedRequests {
  return JSON.parse(readFileSync(fileOf(name), "utf8"));
}

export function writeRequests(name: RecordingName, recorded: RecordedRequests): void {
  writeFileSync(fileOf(name), `${JSON.stringify(recorded)}\n`);
}

/** The resources as an evaluator of policies takes them. */
export function analyzedResources({
  providers,
  resources,
}: RecordedRequests): readonly AnalyzedResource[] {
  return resources.map(({ provider, ...resource }) => ({
    ...resource,
    type: typeOfUrn(resource.urn),
    name: nameOfUrn(resource.urn),
    ...(provider && { provider: { urn: provider, properties: providers[provider] ?? {} } }),
  }));
}

/** The function, and what it needs: a target's dependencies and parents have to be targets too. */
export function targetsOf(
  plan: readonly PlannedResource[],
  functionName: string,
): readonly string[] {
  const byUrn = new Map(plan.map((resource) => [resource.urn, resource]));
  const target = plan.find(
    ({ type, name }) => type === "aws:lambda/function:Function" && name === functionName,
  );
  const reached = new Set(target === undefined ? [] : [target.urn]);
  for (const urn of reached) {
    const { dependencies = [], parentUrn, kind } = byUrn.get(urn) ?? {};
    for (const other of dependencies) reached.add(other);
    if (parentUrn !== undefined && kind !== "stack") reached.add(parentUrn);
  }
  return [...reached].filter((urn) => byUrn.get(urn)?.kind !== "stack");
}

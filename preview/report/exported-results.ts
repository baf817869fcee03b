import { documentChecker, parseJson } from "../json-document";
import type { PlannedResource, PreviewResult } from "../model";

/** What `render/json.ts` writes of a stack, as far as reports read it. */
interface ExportedResult
  extends Pick<
    PreviewResult,
    "organization" | "project" | "stack" | "notes" | "violations" | "remediations" | "durations"
  > {
  readonly judged?: PreviewResult["judged"];
  readonly error?: string;
  readonly resources: readonly ExportedResource[];
  readonly policyPacks: PreviewResult["packs"];
  readonly messages: PreviewResult["programMessages"];
}

interface ExportedResource
  extends Omit<PlannedResource, "outputs" | "options" | "parentUrn" | "provider"> {
  readonly parent?: string;
  /** Its URN, of which no report says anything. */
  readonly provider?: string;
}

const text = { type: "string" } as const;
const objects = (...required: readonly string[]) => ({
  type: "array",
  items: {
    type: "object",
    required,
    properties: Object.fromEntries(required.map((property) => [property, text])),
  },
});

const schema = {
  type: "object",
  required: [
    ...["schemaVersion", "organization", "project", "stack", "resources", "policyPacks"],
    ...["violations", "remediations", "notes", "messages", "durations"],
  ],
  properties: {
    schemaVersion: { const: 1 },
    organization: text,
    project: text,
    stack: text,
    judged: { enum: ["plan", "state"] },
    error: text,
    resources: {
      type: "array",
      items: {
        type: "object",
        required: ["urn", "type", "name", "kind", "inputs"],
        properties: { urn: text, type: text, name: text, inputs: { type: "object" } },
      },
    },
    policyPacks: objects("name", "version"),
    violations: objects("policyPack", "policy", "level", "message", "urn"),
    remediations: {
      type: "array",
      items: { type: "object", required: ["policy", "urn", "before", "after"] },
    },
    notes: objects("kind", "text"),
    messages: objects("severity", "text", "source"),
    durations: { type: "object", required: ["totalMs"] },
  },
};

const checkResult = documentChecker<ExportedResult>(
  schema,
  "what the preview exports with --json or --report json=FILE",
);

/**
 * The results that the preview has exported as JSON, of one stack or several. Throws a PreviewError that says what is wrong
 * with `file`.
 */
export function readExportedResults(file: string, content: string): readonly PreviewResult[] {
  const name = `The result ${file}`;
  const parsed = parseJson(name, content);
  return (Array.isArray(parsed) ? parsed : [parsed]).map((each: unknown) =>
    resultOf(checkResult(name, each)),
  );
}

function resultOf(exported: ExportedResult): PreviewResult {
  const { error, judged } = exported;
  return {
    organization: exported.organization,
    project: exported.project,
    stack: exported.stack,
    ...(judged === undefined ? {} : { judged }),
    resources: exported.resources.map(resourceOf),
    outputs: [],
    notes: exported.notes,
    programMessages: exported.messages,
    packs: exported.policyPacks,
    violations: exported.violations,
    remediations: exported.remediations,
    ...(error === undefined ? {} : { programError: error }),
    durations: exported.durations,
  };
}

function resourceOf({ parent, provider: _, ...resource }: ExportedResource): PlannedResource {
  return {
    ...resource,
    ...(parent === undefined ? {} : { parentUrn: parent }),
    outputs: {},
    options: { protect: false, ignoreChanges: [], aliases: [], additionalSecretOutputs: [] },
  };
}

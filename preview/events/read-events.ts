import { isProviderType, nameOfUrn, rootStackType, typeOfUrn } from "../engine/urn";
import type { PlannedResource, PreviewResult, ProgramMessage } from "../model";
import { PreviewError } from "../preview-error";
import type { EngineEvent, EventResource } from "./engine-event";
import { packsOf, violationOf } from "./event-policies";

/**
 * What the real CLI found, from its event stream: `PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true pulumi preview --json`
 * or `pulumi policy analyze --json`. Lines that are not events (such as warnings) are ignored.
 * Throws a PreviewError if there is no event.
 */
export function readEvents(text: string): PreviewResult {
  const events = text.split(/\r?\n/).flatMap(parseLine);
  if (events.length === 0) {
    throw new PreviewError(
      "There are no engine events. They are printed by pulumi policy analyze --json, and by pulumi preview --json with " +
        "PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true.",
    );
  }
  const resources = resourcesOf(events);
  const [stack = "", project = ""] = scopeOf(resources);
  const rootUrn = `urn:pulumi:${stack}::${project}::${rootStackType}::${project}-${stack}`;
  const isPlan = events.some(({ resourcePreEvent }) => resourcePreEvent !== undefined);
  const programError = errorOf(events);
  const seconds = events.map(({ summaryEvent }) => summaryEvent?.durationSeconds ?? 0);
  const totalMs = seconds.reduce((most, each) => Math.max(most, each), 0) * 1000;
  return {
    organization: "organization",
    project,
    stack,
    judged: isPlan ? "plan" : "state",
    resources,
    outputs: [],
    notes: [],
    programMessages: messagesOf(events),
    packs: packsOf(events),
    violations: events.flatMap((event) => violationOf(event, rootUrn)),
    remediations: events.flatMap(({ policyRemediationEvent: event }) =>
      event === undefined
        ? []
        : [
            {
              policyPack: event.policyPackName,
              policy: event.policyName,
              urn: event.resourceUrn ?? rootUrn,
              before: event.before ?? {},
              after: event.after ?? {},
            },
          ],
    ),
    ...(programError === undefined ? {} : { programError }),
    durations: { programMs: 0, packStartMs: 0, totalMs },
  };
}

function parseLine(line: string): readonly EngineEvent[] {
  if (!line.trimStart().startsWith("{")) return [];
  try {
    const event: unknown = JSON.parse(line);
    const isEvent = typeof event === "object" && event !== null && "sequence" in event;
    return isEvent ? [event as EngineEvent] : [];
  } catch {
    return [];
  }
}

/** In the order of the stream. `policy analyze` only names resources with a violation, by their URNs. */
function resourcesOf(events: readonly EngineEvent[]): readonly PlannedResource[] {
  const resources = new Map<string, PlannedResource>();
  for (const event of events) {
    const step = (event.resourcePreEvent ?? event.resOutputsEvent)?.metadata;
    const urn =
      step?.urn ?? event.policyAnalyzeSummaryEvent?.resourceUrn ?? event.policyEvent?.resourceUrn;
    if (urn === undefined || step?.op.startsWith("delete")) continue;
    const resource = step?.new ?? step?.old ?? undefined;
    if (resource !== undefined || !resources.has(urn)) {
      resources.set(urn, describeResource(urn, step?.op, resource));
    }
  }
  return [...resources.values()];
}

function describeResource(
  urn: string,
  op: string | undefined,
  resource: EventResource | undefined,
): PlannedResource {
  const type = typeOfUrn(urn);
  return {
    urn,
    type,
    name: nameOfUrn(urn),
    kind: kindOf(type, op, resource),
    remote: false,
    inputs: resource?.inputs ?? {},
    outputs: resource?.outputs ?? {},
    ...(resource?.parent ? { parentUrn: resource.parent } : {}),
    dependencies: [],
    propertyDependencies: {},
    options: { protect: false, ignoreChanges: [], aliases: [], additionalSecretOutputs: [] },
  };
}

function kindOf(
  type: string,
  op: string | undefined,
  resource: EventResource | undefined,
): PlannedResource["kind"] {
  if (type === rootStackType) return "stack";
  if (isProviderType(type)) return "provider";
  if (op?.startsWith("read")) return "read";
  return resource === undefined || resource.custom === true ? "custom" : "component";
}

function scopeOf(resources: readonly PlannedResource[]): readonly string[] {
  const [stack = "", project = ""] = (resources[0]?.urn ?? "").split("::");
  return [stack.replace("urn:pulumi:", ""), project];
}

function messagesOf(events: readonly EngineEvent[]): readonly ProgramMessage[] {
  return events.flatMap(({ diagnosticEvent: event }) =>
    event === undefined || !isProgramMessage(event)
      ? []
      : [
          {
            severity: event.severity === "error" ? ("error" as const) : ("warning" as const),
            text: event.message.trim(),
            source: "log" as const,
            ...(event.urn ? { urn: event.urn } : {}),
          },
        ],
  );
}

/** Excludes the engine's own summary of violations, which it reports as an error. */
function isProgramMessage({
  severity,
  message,
}: {
  readonly severity: string;
  readonly message: string;
}) {
  return (
    severity === "warning" ||
    (severity === "error" && !/^(?:preview|update) failed$/.test(message.trim()))
  );
}

function errorOf(events: readonly EngineEvent[]): string | undefined {
  const errors = messagesOf(events).filter(({ severity }) => severity === "error");
  return errors.length === 0 ? undefined : errors.map(({ text }) => text).join("\n");
}

import { type StartedPack, severities } from "../described";
import type { PolicyViolation } from "../model";
import type { EngineEvent } from "./engine-event";

/** The violation in an event, if there is one. A violation without a resource belongs to the root stack. */
export function violationOf(
  { policyEvent: event }: EngineEvent,
  rootUrn: string,
): PolicyViolation[] {
  if (event === undefined) return [];
  const severity = severities.find((each) => each === event.severity);
  const { message, remedy } = splitRemedy(event.message.trim());
  return [
    {
      policyPack: event.policyPackName,
      policyPackVersion: event.policyPackVersion ?? "",
      policy: event.policyName,
      level: event.enforcementLevel === "advisory" ? "advisory" : "mandatory",
      ...(severity === undefined ? {} : { severity }),
      ...splitMessage(message),
      ...(remedy === undefined ? {} : { remediationSteps: remedy }),
      urn: event.resourceUrn || rootUrn,
    },
  ];
}

/** Splits off the remedy, which a pack may add as a last line: the stream has no other field for it. */
function splitRemedy(text: string): { readonly message: string; readonly remedy?: string } {
  const start = "\nRemedy: ";
  const at = text.lastIndexOf(start);
  if (at < 0) return { message: text };
  return { message: text.slice(0, at), remedy: text.slice(at + start.length) };
}

/** Splits off the description, which the SDK puts before the message as a line and a sentence of its own. */
function splitMessage(message: string): { readonly message: string; readonly description: string } {
  const [first = "", ...rest] = message.split("\n");
  if (rest.length === 0 || !/[.!?]$/.test(first)) return { message, description: "" };
  return { message: rest.join("\n"), description: first };
}

/** The packs that evaluated the stack, with the policies that the stream names. */
export function packsOf(events: readonly EngineEvent[]): readonly StartedPack[] {
  const policies = new Map<string, Set<string>>();
  const add = (pack: string, version: string, names: readonly string[]) => {
    const key = `${pack}\n${version}`;
    policies.set(key, new Set([...(policies.get(key) ?? []), ...names]));
  };
  for (const event of events) {
    const summary = event.policyAnalyzeSummaryEvent ?? event.policyAnalyzeStackSummaryEvent;
    if (summary !== undefined) {
      const { passed = [], failed = [] } = summary;
      add(summary.policyPackName, summary.policyPackVersion ?? "", [...passed, ...failed]);
    }
    for (const violation of violationOf(event, "")) {
      add(violation.policyPack, violation.policyPackVersion, [violation.policy]);
    }
    // The key of a local pack ends with its folder: `guard|local|../guard`.
    for (const [key, version] of Object.entries(event.summaryEvent?.PolicyPacks ?? {})) {
      add(key.split("|")[0] ?? key, version, []);
    }
  }
  return [...policies].map(([key, names]) => {
    const [name = "", version = ""] = key.split("\n");
    return { name, version, directory: "", policies: describePolicies(name, [...names], events) };
  });
}

/** The stream has only the name of a policy without findings. */
function describePolicies(
  pack: string,
  names: readonly string[],
  events: readonly EngineEvent[],
): NonNullable<StartedPack["policies"]> {
  const found = events.flatMap((event) => violationOf(event, ""));
  return names.toSorted().map((name) => {
    const own = found.find((each) => each.policyPack === pack && each.policy === name);
    const severity = own?.severity;
    return {
      name,
      description: own?.description || name,
      level: own?.level ?? "mandatory",
      ...(severity === undefined ? {} : { severity }),
    };
  });
}

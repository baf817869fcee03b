import type { PreviewResult } from "./model";

/** Characters that a terminal interprets: control characters except tab and line feed, and bidirectional marks. */
const controls = /(?![\n\t])\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** The text with characters that a terminal interprets shown as escapes (`\u001b`). Line breaks stay. */
export function printable(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(controls, escapeUnit);
}

/** The same, with line breaks and tabs escaped too. */
export function printableName(name: string): string {
  return name.replace(/[\n\t]/g, escapeUnit).replace(controls, escapeUnit);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** The result with printable texts and names. Property values are escaped when they are rendered. */
export function printableResult(result: PreviewResult): PreviewResult {
  const { programError } = result;
  return {
    ...result,
    project: printableName(result.project),
    stack: printableName(result.stack),
    resources: result.resources.map((resource) => ({
      ...resource,
      urn: printableName(resource.urn),
      type: printableName(resource.type),
      name: printableName(resource.name),
      ...(resource.parentUrn === undefined ? {} : { parentUrn: printableName(resource.parentUrn) }),
      ...(resource.source === undefined
        ? {}
        : { source: { ...resource.source, file: printableName(resource.source.file) } }),
    })),
    outputs: result.outputs.map((output) => ({ ...output, name: printableName(output.name) })),
    notes: result.notes.map((note) => ({ ...note, text: printable(note.text) })),
    programMessages: result.programMessages.map((message) => ({
      ...message,
      text: printable(message.text),
      ...(message.urn === undefined ? {} : { urn: printableName(message.urn) }),
    })),
    packs: result.packs.map((pack) => ({
      ...pack,
      name: printableName(pack.name),
      version: printableName(pack.version),
      directory: printableName(pack.directory),
      ...(pack.policies === undefined ? {} : { policies: pack.policies.map(printableFields) }),
    })),
    violations: result.violations.map(printableFields),
    remediations: result.remediations.map((each) => ({
      ...each,
      policyPack: printableName(each.policyPack),
      policy: printableName(each.policy),
      urn: printableName(each.urn),
    })),
    ...(programError === undefined ? {} : { programError: printable(programError) }),
  };
}

const severalLines = ["message", "description", "remediationSteps"];

function printableFields<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => {
      if (typeof value !== "string") return [key, value];
      return [key, severalLines.includes(key) ? printable(value) : printableName(value)];
    }),
  ) as Fields;
}

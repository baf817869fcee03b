import type { PreviewResult, ProgramMessage } from "../model";
import type { Colors } from "./color";
import { displayResource } from "./type-name";

/** The "Diagnostics:" section: the program's messages by resource, and why it failed. */
export function renderDiagnostics(result: PreviewResult, colors: Colors): string {
  const stackUrn = result.resources.find(({ kind }) => kind === "stack")?.urn ?? "";
  const shown = result.programMessages.filter(
    ({ severity, text }) => severity !== "debug" && text.trim() !== "",
  );
  const byUrn = Map.groupBy(shown, ({ urn }) => (urn === undefined || urn === "" ? stackUrn : urn));
  const failure = result.programError;
  if (failure !== undefined && !byUrn.has(stackUrn)) byUrn.set(stackUrn, []);
  if (byUrn.size === 0) return "";
  const sections = [...byUrn].map(([urn, messages]) => {
    const lines = messages.map((message) => renderMessage(message, colors));
    if (urn === stackUrn && failure !== undefined && !saysAlready(messages, failure)) {
      lines.push(`${colors.red("error: ")}${failure}`);
    }
    const heading = urn === "" ? `${result.project} (${result.stack})` : displayResource(urn);
    return `  ${colors.cyan(`${heading}:`)}\n${indented(lines.join("\n"))}`;
  });
  return [colors.bold(colors.magenta("Diagnostics:")), sections.join("\n\n")].join("\n");
}

function saysAlready(messages: readonly ProgramMessage[], failure: string): boolean {
  return messages.some(({ severity, text }) => severity === "error" && text.includes(failure));
}

function renderMessage({ severity, text }: ProgramMessage, colors: Colors): string {
  const trimmed = text.trimEnd();
  if (severity === "error") return `${colors.red("error: ")}${trimmed}`;
  if (severity === "warning") return `${colors.yellow("warning: ")}${trimmed}`;
  return trimmed;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "    ");
}

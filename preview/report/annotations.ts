import { printable } from "../printable";
import { displayResource } from "../render/type-name";
import { whyAccepted } from "./exemption";
import type { Finding, StackReport } from "./stack-report";
import { describeNotEvaluated } from "./verdict";

/** Workflow commands of GitHub Actions: one annotation at the program's line for each finding, errors first, and what is not evaluated. */
export function renderAnnotations(reports: readonly StackReport[]): string {
  return reports
    .flatMap((report) => [
      ...(report.error === undefined
        ? []
        : [command("error", { title: `${report.stack}: the program failed` }, report.error)]),
      ...report.findings.map((finding) => annotate(finding, report)),
      ...report.notEvaluated.map((each) =>
        command(
          "warning",
          { title: `not evaluated (${report.stack})` },
          describeNotEvaluated(each),
        ),
      ),
    ])
    .map((line) => `${printable(line)}\n`)
    .join("");
}

function annotate(finding: Finding, { stack }: StackReport): string {
  const { policy, level, urn, message, location, remediationSteps } = finding;
  const why = whyAccepted(finding);
  const kind = level === "mandatory" ? "error" : why === undefined ? "warning" : "notice";
  const { file, line, column } = location;
  const text = [`${displayResource(urn)}: ${message}`, why ?? remediationSteps ?? ""];
  return command(
    kind,
    { file, line: String(line), col: String(column), title: `${policy} (${stack})` },
    text.filter((part) => part !== "").join("\n"),
  );
}

function command(
  kind: "error" | "warning" | "notice",
  properties: { readonly [name: string]: string },
  text: string,
): string {
  const list = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapeProperty(value)}`,
  );
  return `::${kind} ${list.join(",")}::${escapeData(text)}`;
}

// Source: toolkit's packages/core/src/command.ts.
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

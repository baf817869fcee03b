import { printable } from "../printable";
import { plural } from "../render/counts";
import { displayResource } from "../render/type-name";
import { type ExemptionEntry, whyAccepted } from "./exemption";
import type { Finding, StackReport } from "./stack-report";
import { daysLeftText, describeNotEvaluated, verdictOf } from "./verdict";

/** What GitHub takes for a comment, in characters; its step summaries take more. */
const maxCharacters = 65_536;
const marks = { passed: "✅", attention: "⚠️", violations: "❌", failed: "💥" };

/**
 * A summary in GitHub's Markdown, for a comment on a pull request. What would make it longer than GitHub takes
 * is left out, the last of the findings first, and counted.
 */
export function renderMarkdown(
  reports: readonly StackReport[],
  limit: number = maxCharacters,
): string {
  return printable(withinLimit(reports, limit));
}

function withinLimit(reports: readonly StackReport[], limit: number): string {
  const all = Math.max(0, ...reports.map(({ findings }) => findings.length));
  const whole = renderAll(reports, all);
  if (whole.length <= limit) return whole;
  let [fits, tooMany] = [0, all];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (renderAll(reports, middle).length <= limit) fits = middle;
    else tooMany = middle;
  }
  const shortest = renderAll(reports, fits);
  return shortest.length <= limit ? shortest : `${shortest.slice(0, limit - 2)}…\n`;
}

function renderAll(reports: readonly StackReport[], maxFindings: number): string {
  const sections = reports.map((report) => renderStack(report, maxFindings));
  return `${["## Policies", overview(reports), ...sections].join("\n\n")}\n`;
}

function overview(reports: readonly StackReport[]): string {
  return table(
    ["stack", "result", "resources", "mandatory", "advisory", "exempt"],
    reports.map(({ project, stack, tone, resources, findings }) => {
      const exempt = findings.filter(({ exemption }) => exemption !== undefined).length;
      const advisory = findings.filter(({ level }) => level === "advisory").length - exempt;
      const mandatory = findings.filter(({ level }) => level === "mandatory").length;
      const name = `${project}/${stack}`;
      return [code(name), marks[tone], resources.length, mandatory, advisory, exempt].map(String);
    }),
  );
}

function renderStack(report: StackReport, maxFindings: number): string {
  const { project, stack, error, findings, exemptions, tone } = report;
  const shown = findings.slice(0, maxFindings);
  const left = findings.length - shown.length;
  const [mandatory, others] = [
    shown.filter(({ level }) => level === "mandatory"),
    shown.filter(({ level }) => level === "advisory"),
  ];
  const parts = [
    `### ${marks[tone]} ${escapeText(`${project}/${stack}`)}: ${verdictOf(report)}`,
    error === undefined ? "" : fenced(error),
    findingsTable(mandatory),
    others.length === 0
      ? ""
      : details(`${others.length} advisory or accepted`, findingsTable(others)),
    notEvaluatedList(report),
    left === 0 ? "" : `_… and ${left} more, left out for GitHub's limit of a comment's length._`,
    exemptions.length === 0
      ? ""
      : details(plural(exemptions.length, "exemption"), exemptionsTable(exemptions)),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function notEvaluatedList({ notEvaluated }: StackReport): string {
  if (notEvaluated.length === 0) return "";
  const items = notEvaluated.map((each) => `- ${escapeText(describeNotEvaluated(each))}`);
  return details(`${notEvaluated.length} not evaluated`, items.join("\n"));
}

function findingsTable(findings: readonly Finding[]): string {
  if (findings.length === 0) return "";
  return table(
    ["severity", "policy", "resource", "problem", "place"],
    findings.map(({ severity, policy, url, urn, message, location, ...finding }) => [
      severity ?? "",
      url === undefined ? code(policy) : `[${code(policy)}](${url})`,
      escapeText(displayResource(urn)),
      [escapeText(message), acceptance(finding)].join(""),
      code(`${location.file}:${location.line}`),
    ]),
  );
}

function acceptance(finding: Pick<Finding, "exemption" | "isInBaseline">): string {
  const why = whyAccepted(finding);
  return why === undefined ? "" : `<br>_${escapeText(why)}_`;
}

function exemptionsTable(exemptions: readonly ExemptionEntry[]): string {
  return table(
    ["policy", "resource", "owner", "reason", "until"],
    exemptions.map(({ policy, resource, owner, reason, expires, daysLeft, problem }) => [
      code(policy),
      code(resource),
      escapeText(owner),
      escapeText(problem === undefined ? reason : `⚠️ ${problem}`),
      `${expires} (${daysLeftText(daysLeft)})`,
    ]),
  );
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(titles), line(titles.map(() => "---")), ...rows.map(line)].join("\n");
}

function details(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** A name with nothing in it that Markdown or a table would take for its own. */
function code(text: string): string {
  return `\`${text.replaceAll("`", "'").replaceAll("|", "\\|").replace(/\s+/g, " ")}\``;
}

/** Text that stands as it is: no tags, no mentions, no formats, on one line. */
function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[\\`*_{}[\]()#+!|~>]/g, "\\$&")
    .replaceAll("@", "@<!-- -->")
    .trim()
    .replace(/\s*\n\s*/g, "<br>");
}

/** A fence that is longer than any in the text. */
function fenced(text: string): string {
  const ticks = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(ticks + 1);
  return `${fence}\n${text}\n${fence}`;
}

import { printable } from "../../printable";
import { type Colors, colorsFor } from "../../render/color";
import { plural } from "../../render/counts";
import { displayResource } from "../../render/type-name";
import { daysLeftText, soonDays } from "../verdict";
import type { Fleet, FleetExemption, FleetFinding, FleetStack } from "./fleet";

/** A fleet for people: its stacks, what was found in them, and their exemptions; ends with a line break. */
export function renderFleetText(fleet: Fleet, isColored: boolean): string {
  const colors = colorsFor(isColored);
  const title = (text: string) => colors.bold(colors.magenta(text));
  const lines = [
    verdictOf(fleet),
    "",
    title("Stacks:"),
    ...stackTable(fleet.stacks, colors),
    ...(fleet.findings.length === 0 ? [] : ["", title("Findings:")]),
    ...[...Map.groupBy(fleet.findings, groupKey).values()].flatMap((group) =>
      findingLines(group, colors),
    ),
    ...(fleet.exemptions.length === 0 ? [] : ["", title("Exemptions:")]),
    ...fleet.exemptions.flatMap((exemption) => exemptionLines(exemption, colors)),
  ];
  return printable(`${lines.join("\n")}\n`);
}

function verdictOf({ stacks, exemptions }: Fleet): string {
  const count = (tone: FleetStack["tone"]) => stacks.filter((each) => each.tone === tone).length;
  const parts = [
    `${plural(stacks.length, "stack")}`,
    ...(count("failed") === 0 ? [] : [`${count("failed")} failed`]),
    `${count("violations")} with mandatory violations`,
    plural(exemptions.length, "exemption"),
  ];
  return `${parts.join(", ")}.`;
}

const columns = ["Stack", "Result", "Mandatory", "Advisory", "Accepted", "Not evaluated"] as const;
const paints = { failed: "red", violations: "red", attention: "yellow", passed: "green" } as const;

function stackTable(stacks: readonly FleetStack[], colors: Colors): readonly string[] {
  const rows = stacks.map((each) =>
    [
      nameOf(each),
      each.outcome,
      ...[each.mandatory, each.advisory, each.accepted, each.notEvaluated],
    ].map(String),
  );
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `    ${cells
      .map((cell, index) =>
        index < 2 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0),
      )
      .join("  ")}`;
  return [
    line(columns),
    ...rows.map((row, index) => colors[paints[stacks[index]?.tone ?? "failed"]](line(row))),
  ];
}

function groupKey({ policyPack, policy, level, severity }: FleetFinding): string {
  return JSON.stringify([policyPack, policy, level, severity]);
}

function findingLines(group: readonly FleetFinding[], colors: Colors): readonly string[] {
  const [first] = group;
  if (first === undefined) return [];
  const paint = first.level === "mandatory" ? colors.red : colors.yellow;
  const severity = first.severity === undefined ? "" : ` [severity: ${first.severity}]`;
  const stacks = new Set(group.map(nameOf)).size;
  return [
    `    ${paint(`[${first.level}]${severity}`)}  ${first.policy}: ${plural(group.length, "finding")} in ${plural(stacks, "stack")}`,
    ...group.map(
      (each) =>
        `        ${nameOf(each)}  ${displayResource(each.urn)}: ${each.message.replaceAll("\n", "\n          ")}`,
    ),
  ];
}

function exemptionLines(exemption: FleetExemption, colors: Colors): readonly string[] {
  const { policy, resource, owner, reason, expires, daysLeft, problem, stacks } = exemption;
  const isUrgent = problem !== undefined || daysLeft === undefined || daysLeft < 0;
  const soon = (daysLeft ?? 0) <= soonDays ? colors.yellow : colors.green;
  const day = expires === "" ? "" : `, until ${expires}`;
  return [
    `    ${(isUrgent ? colors.red : soon)(daysLeftText(daysLeft))}  ${policy} for ${resource} (${owner}${day}): ${problem ?? reason}`,
    ...stacks.map((each) => `        ${nameOf(each)}  ${usedFor(each.findings)}`),
  ];
}

function usedFor(findings: number): string {
  return findings === 0 ? "softens nothing" : `softens ${plural(findings, "finding")}`;
}

function nameOf({ project, stack }: { readonly project: string; readonly stack: string }): string {
  return `${project}/${stack}`;
}

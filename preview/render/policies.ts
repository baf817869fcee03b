import path from "node:path";
import { isOff, rankOfSeverity, type StartedPack } from "../described";
import { nameOfUrn, typeOfUrn } from "../engine/urn";
import type { PolicyViolation, PreviewResult, Remediation } from "../model";
import { notEvaluated } from "../not-evaluated";
import type { Colors } from "./color";
import { plural } from "./counts";
import { displayType } from "./type-name";

/** Options of the "Policies:" section. */
export interface PolicyRendering {
  readonly colors: Colors;
  /** Pack folders are shown relative to it. */
  readonly cwd: string;
  /** Shows all findings. */
  readonly verbose: boolean;
}

const itemIndent = "        ";
const textIndent = "          ";
/** More findings of one policy are only counted. */
const maxFindings = 20;

/** The "Policies:" section: each pack with its verdict, then its remediations, then violations by policy. */
export function renderPolicies(result: PreviewResult, rendering: PolicyRendering): string {
  if (result.packs.length === 0) return "";
  const order = new Map(result.resources.map(({ urn }, index) => [urn, index]));
  const sameName = Map.groupBy(result.packs, ({ name, version }) => `${name}@v${version}`);
  const { colors } = rendering;
  const sections = [...sameName].map(([label, packs]) => {
    const folders = packs
      .filter(({ directory }) => directory !== "")
      .map(({ directory }) => displayFolder(directory, rendering.cwd));
    const from = folders.length === 0 ? "" : ` (local: ${folders.join("; ")})`;
    const off = packs.every(isOff);
    const mark = off ? "➖" : verdict(violationsOfPack(label, result.violations), result);
    return [
      `    ${mark} ${colors.magenta(label)}${from}${off ? ": every policy is disabled, nothing is evaluated" : ""}`,
      ...renderRemediations(remediationsOf(packs, result), rendering),
      ...groupByPolicy(violationsOfPack(label, result.violations), order).map((group) =>
        renderGroup(group, rendering),
      ),
    ].join("\n");
  });
  return [colors.bold(colors.magenta("Policies:")), ...sections].join("\n");
}

function violationsOfPack(
  label: string,
  violations: readonly PolicyViolation[],
): readonly PolicyViolation[] {
  return violations.filter(
    ({ policyPack, policyPackVersion }) => `${policyPack}@v${policyPackVersion}` === label,
  );
}

function remediationsOf(
  packs: readonly StartedPack[],
  { remediations }: PreviewResult,
): readonly Remediation[] {
  return remediations.filter(({ policyPack }) => packs.some(({ name }) => name === policyPack));
}

/** Relative if it is within the working directory, else absolute. */
function displayFolder(directory: string, cwd: string): string {
  const relative = path.relative(cwd, directory);
  return relative.startsWith("..") || path.isAbsolute(relative) ? directory : relative || ".";
}

/** The mark of a pack. A tick means that everything was evaluated, so a failed program gets none. */
function verdict(violations: readonly PolicyViolation[], result: PreviewResult): string {
  if (violations.some(({ level }) => level === "mandatory")) return "❌";
  if (violations.length > 0) return "⚠️";
  if (result.programError !== undefined) return "➖";
  return notEvaluated(result).some(({ urn }) => urn !== undefined) ? "⚠️" : "✅";
}

function renderRemediations(
  remediations: readonly Remediation[],
  { colors }: PolicyRendering,
): readonly string[] {
  return [...Map.groupBy(remediations, ({ policy }) => policy)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([policy, done]) => {
      const count = plural(new Set(done.map(({ urn }) => urn)).size, "resource");
      return `${itemIndent}- ${colors.magenta(`[remediate]  ${policy}`)}  (${count})`;
    });
}

type Group = readonly [PolicyViolation, ...PolicyViolation[]];

/** Groups violations by level and policy: mandatory first, then by severity and name. */
function groupByPolicy(
  violations: readonly PolicyViolation[],
  order: ReadonlyMap<string, number>,
): readonly Group[] {
  const groups = Map.groupBy(violations, ({ level, severity, policy, description }) =>
    [level === "mandatory" ? 0 : 1, rankOfSeverity(severity), policy, description].join("\n"),
  );
  const position = ({ urn }: PolicyViolation) => order.get(urn) ?? -1;
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([, group]) =>
        group.toSorted((one, other) => position(one) - position(other)) as [
          PolicyViolation,
          ...PolicyViolation[],
        ],
    );
}

function renderGroup(group: Group, { colors, verbose }: PolicyRendering): string {
  const [{ level, severity, policy, description, remediationSteps, url }] = group;
  const paint = level === "mandatory" ? colors.red : colors.yellow;
  const severityMark = severity === undefined ? "" : ` [severity: ${severity}]`;
  const kinds = groupByMessage(group);
  const shown = verbose ? kinds : kinds.slice(0, maxFindings);
  const remaining = kinds.slice(shown.length).flat().length;
  const lines = [
    description,
    ...shown.map((findings) => renderFindings(findings, verbose)),
    ...(remaining === 0 ? [] : [`  ... and ${remaining} more (--verbose lists all)`]),
    ...(remediationSteps === undefined ? [] : [`Remediation: ${remediationSteps}`]),
    ...(url === undefined ? [] : [url]),
  ];
  const text = lines.join("\n").replace(/^(?=.)/gm, textIndent);
  return `${itemIndent}- ${paint(`[${level}]${severityMark}  ${policy}`)}\n${text}`;
}

/** Groups findings that differ only in the name of the resource. */
function groupByMessage(group: Group): readonly Group[] {
  const kinds = Map.groupBy(group, ({ urn, message, isInBaseline }) =>
    [typeOfUrn(urn), isInBaseline ?? false, message].join("\n"),
  );
  return [...kinds.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [[first, ...more] as const],
  );
}

function renderFindings(findings: Group, verbose: boolean): string {
  const [{ urn, message, description, isInBaseline }] = findings;
  const names = [...new Set(findings.map((finding) => nameOfUrn(finding.urn)))];
  const shown = verbose ? names : names.slice(0, maxFindings);
  const remaining = names.length - shown.length;
  const all = remaining === 0 ? shown.join(", ") : `${shown.join(", ")} and ${remaining} more`;
  const resource = `${displayType(typeOfUrn(urn))} (${all})${isInBaseline ? " (in the baseline)" : ""}`;
  if (message === description || message === "") return `  ${resource}`;
  const lines = message.trimEnd().split("\n");
  if (lines.length === 1) return `  ${resource}: ${message}`;
  return [`  ${resource}:`, ...lines.map((line) => `    ${line}`)].join("\n");
}

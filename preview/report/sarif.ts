import { createHash } from "node:crypto";
import type { Invocation, Log, ReportingDescriptor, Result, Run, Suppression } from "sarif";
import type { DescribedPolicy } from "../described";
import { nameOfUrn } from "../engine/urn";
import { printable } from "../printable";
import { displayResource } from "../render/type-name";
import type { FindingExemption } from "./exemption";
import { type Finding, isOf, type ReportedPack, type StackReport } from "./stack-report";
import { describeNotEvaluated } from "./verdict";

const schema =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** What GitHub ranks an alert by, from 0.1 to 10. */
const securitySeverities = { critical: "9.5", high: "8.0", medium: "5.5", low: "3.0" };

/**
 * SARIF 2.1.0, as GitHub code scanning takes it: a run for each stack and pack, apart by their category.
 * Exempt findings and those of a baseline are suppressed ones.
 */
export function renderSarif(reports: readonly StackReport[]): string {
  const runs = reports.flatMap((report) => report.packs.map((pack) => describeRun(report, pack)));
  const log: Log = { $schema: schema, version: "2.1.0", runs };
  return printable(`${JSON.stringify(log, undefined, 2)}\n`);
}

function describeRun(report: StackReport, pack: ReportedPack): Run {
  const findings = report.findings.filter(isOf(pack.name, pack.version));
  const index = new Map(pack.policies.map(({ name }, position) => [name, position]));
  return {
    tool: {
      driver: {
        name: pack.name,
        version: pack.version,
        rules: pack.policies.map(describeRule),
      },
    },
    automationDetails: { id: `${pack.name}/${report.project}/${report.stack}/` },
    columnKind: "utf16CodeUnits",
    invocations: [
      {
        executionSuccessful: report.error === undefined,
        ...describeNotifications(report),
      },
    ],
    results: findings.map((finding) => describeResult(finding, index.get(finding.policy))),
  };
}

function describeNotifications(
  report: StackReport,
): Pick<Invocation, "toolExecutionNotifications"> {
  const { error, notEvaluated } = report;
  const notifications = [
    ...(error === undefined ? [] : [{ level: "error" as const, message: { text: error } }]),
    ...notEvaluated.map((each) => ({
      level: "warning" as const,
      message: { text: `Not evaluated: ${describeNotEvaluated(each)}` },
    })),
  ];
  return notifications.length === 0 ? {} : { toolExecutionNotifications: notifications };
}

function describeRule(policy: DescribedPolicy): ReportingDescriptor {
  const { name, displayName, description, level, severity, framework, url } = policy;
  const steps = policy.remediationSteps ?? description;
  const tags = [
    ...new Set([...(policy.tags ?? []), ...(framework ? [framework] : []), "security"]),
  ];
  return {
    id: name,
    name,
    shortDescription: { text: displayName ?? description },
    fullDescription: { text: description },
    help: {
      text: url === undefined ? steps : `${steps}\n${url}`,
      markdown: url === undefined ? steps : `${steps}\n\n[About this](${url})`,
    },
    ...(url === undefined ? {} : { helpUri: url }),
    defaultConfiguration: { level: level === "advisory" ? "warning" : "error" },
    properties: {
      tags,
      precision: "very-high",
      "problem.severity": level === "advisory" ? "warning" : "error",
      ...(severity === undefined ? {} : { "security-severity": securitySeverities[severity] }),
    },
  };
}

function describeResult(finding: Finding, ruleIndex: number | undefined): Result {
  const { policy, level, urn, message, location, exemption, isInBaseline } = finding;
  const isAccepted = exemption !== undefined || isInBaseline;
  return {
    ruleId: policy,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: level === "mandatory" ? "error" : isAccepted ? "note" : "warning",
    message: { text: `${displayResource(urn)}: ${message}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(location.file), uriBaseId: "%SRCROOT%" },
          region: { startLine: location.line, startColumn: location.column },
        },
        logicalLocations: [{ name: nameOfUrn(urn), fullyQualifiedName: urn, kind: "resource" }],
      },
    ],
    // GitHub knows an alert again by it: as long as resource, policy and problem are the same, wherever they stand.
    partialFingerprints: { primaryLocationLineHash: `${hashOf([policy, urn, message])}:1` },
    ...(isInBaseline ? { baselineState: "unchanged" } : {}),
    ...(isAccepted ? { suppressions: [suppression(exemption)] } : {}),
  };
}

function suppression(exemption: FindingExemption | undefined): Suppression {
  const justification =
    exemption === undefined
      ? "in the baseline"
      : `${exemption.owner}: ${exemption.reason} (until ${exemption.expires})`;
  return { kind: "external", status: "accepted", justification };
}

function hashOf(parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16);
}

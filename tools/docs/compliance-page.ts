import { isDeepStrictEqual } from "node:util";
import { type Compliance, policiesFor } from "../maintenance/compliance/compliance";
import { type FrameworkId, frameworkIds } from "../maintenance/compliance/frameworks";
import { compareIds } from "../maintenance/compliance/read-prowler";

const shortNames: Readonly<Record<FrameworkId, string>> = {
  fsbp: "FSBP",
  cis: "CIS",
  nist: "NIST",
  pci: "PCI",
};

type Answers = Compliance["policies"][string];

/** Defaults of parameters, by policy and parameter name. */
export type ParameterDefaults = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The page `docs/compliance.md`. */
export function renderCompliancePage(compliance: Compliance, defaults: ParameterDefaults): string {
  const { source, frameworks, policies } = compliance;
  const names = frameworkIds.map((id) => {
    const { name, version, url } = frameworks[id] ?? { name: id, version: "", url: "" };
    return `- **${shortNames[id]}**: [${name}](${url}), ${version}`;
  });
  return `# Compliance

<!-- written by npm run docs, not by hand -->
Which controls of four frameworks the policies answer. The same is in \`policy-pack/compliance.json\`, which is published with the pack, and
\`--report evidence=FILE\` says what was found for each control ([reports](reports.md#evidence)).

${names.join("\n")}

A policy answers a control where a check of [Prowler](${source.url}) ${source.version} (${source.license}, read on ${source.date}) that is for the control asks
what the policy asks. The map from policies to checks is reviewed by hand (\`tools/maintenance/compliance/reviewed-map.ts\`). Most controls of
NIST and PCI ask for more than a program shows: there a policy is part of the evidence, never all of it.

## FSBP
${summaryOf(compliance)}

${fsbpTable(compliance, defaults)}

## CIS

${controlTable(compliance, "cis", defaults)}

## By policy

${Object.entries(policies)
  .map(([policy, answers]) => renderPolicy(policy, answers))
  .join("\n\n")}
`;
}

function summaryOf(compliance: Compliance): string {
  const ids = Object.entries(compliance.frameworks.fsbp?.controls ?? {});
  const decided = ids.filter(([id]) => policiesFor(compliance, "fsbp", id).length > 0).length;
  const undecidable = ids.filter(([, { undecidable }]) => undecidable !== undefined).length;
  const open = ids.length - decided - undecidable;
  const counts = [
    `${decided} are decided by policies`,
    `${undecidable} can't be decided by a preview`,
    ...(open > 0 ? [`${open} have no policy`] : []),
  ];
  return `Of its ${ids.length} controls for Lambda, S3, SNS, SQS, KMS, ECR, EventBridge, Step Functions and IAM, ${counts.join(", ")}.`;
}

function fsbpTable(compliance: Compliance, defaults: ParameterDefaults): string {
  const rows = Object.entries(compliance.frameworks.fsbp?.controls ?? {})
    .sort(([one], [other]) => compareIds(one, other))
    .map(([id, { title, undecidable }]) => {
      const policies = policyLinks(compliance, "fsbp", id, defaults);
      return `| ${id} | ${title} | ${undecidable === undefined ? policies || "no policy" : `not decidable: ${undecidable}`} |`;
    });
  return ["| control | what it asks | decided by |", "|---|---|---|", ...rows].join("\n");
}

function controlTable(
  compliance: Compliance,
  framework: FrameworkId,
  defaults: ParameterDefaults,
): string {
  const ids = Object.values(compliance.policies).flatMap((answers) => idsOf(answers, framework));
  const rows = [...new Set(ids)]
    .sort(compareIds)
    .map((id) => `| ${id} | ${policyLinks(compliance, framework, id, defaults)} |`);
  return ["| control | answered by |", "|---|---|", ...rows].join("\n");
}

function policyLinks(
  compliance: Compliance,
  framework: FrameworkId,
  id: string,
  defaults: ParameterDefaults,
): string {
  return policiesFor(compliance, framework, id)
    .map((policy) => {
      const answers = (compliance.policies[policy] ?? []).filter(({ controls }) =>
        controls[framework]?.includes(id),
      );
      const needs = answers.map((answer) => neededBeyond(answer, defaults[policy] ?? {}));
      const [first = {}] = needs.toSorted(
        (one, other) => Object.keys(one).length - Object.keys(other).length,
      );
      const needed = Object.keys(first).length === 0 ? "" : ` with \`${JSON.stringify(first)}\``;
      return `[${policy}](policies/${policy}.md)${needed}`;
    })
    .join(", ");
}

/** The required parameters that differ from the pack's defaults. */
function neededBeyond(
  { parameters = {} }: Answers[number],
  defaults: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(parameters).filter(([name, value]) => !isDeepStrictEqual(value, defaults[name])),
  );
}

function renderPolicy(policy: string, answers: Answers): string {
  const lines = frameworkIds.map((framework) => {
    const ids = idsOf(answers, framework);
    return ids.length === 0 ? "" : `- ${shortNames[framework]}: ${ids.join(", ")}`;
  });
  return [`### ${policy}`, "", ...lines.filter(Boolean)].join("\n");
}

function idsOf(answers: Answers, framework: FrameworkId): readonly string[] {
  const ids = answers.flatMap(({ controls }) => controls[framework] ?? []);
  return [...new Set(ids)].sort(compareIds);
}

/** The controls of a policy, as its page lists them; undefined if there are none. */
export function describeControls(
  { policies }: Pick<Compliance, "policies">,
  policy: string,
): string | undefined {
  const answers = policies[policy];
  if (answers === undefined) return undefined;
  const texts = frameworkIds.map((framework) => {
    const ids = idsOf(answers, framework);
    if (ids.length === 0) return "";
    const shown = ids.length > 4 ? `${ids.length} controls` : ids.join(", ");
    return `${shortNames[framework]} ${shown}`;
  });
  return `${texts.filter(Boolean).join("; ")} ([all](../compliance.md#${policy}))`;
}

/** What the documentation says about a policy: its metadata, as the engine gets it. */
export interface DocumentedPolicy {
  readonly name: string;
  readonly description: string;
  readonly enforcementLevel?: unknown;
  readonly severity?: string;
  readonly framework?: { readonly specification?: string };
  readonly tags?: readonly string[];
  readonly remediationSteps?: string;
  readonly url?: string;
  readonly configSchema?: {
    readonly properties: Readonly<Record<string, { description?: string; default?: unknown }>>;
  };
}

const BEGIN = "<!-- policies: written by npm run docs, not by hand -->";
const END = "<!-- end of policies -->";

/** The text with what stands between the markers replaced by the policies' table and details. */
export function replacePolicies(text: string, policies: readonly DocumentedPolicy[]): string {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new Error(`policy-pack/README.md must have the lines ${BEGIN} and ${END}, in this order`);
  }
  return `${text.slice(0, begin + BEGIN.length)}\n${renderPolicies(policies)}\n${text.slice(end)}`;
}

/** Markdown: one table of all policies, then each one's remedy and configuration. */
function renderPolicies(policies: readonly DocumentedPolicy[]): string {
  const rows = policies.map((policy) => {
    const { name, description, enforcementLevel, severity = "", framework } = policy;
    return `| [${name}](#${name}) | ${cell(description)} | ${enforcementLevel} | ${severity} | ${framework?.specification ?? ""} |`;
  });
  return [
    "| policy | what it requires | level | severity | pillar |",
    "|---|---|---|---|---|",
    ...rows,
    "",
    ...policies.map(renderPolicy),
  ].join("\n");
}

function renderPolicy({
  name,
  tags,
  url,
  remediationSteps,
  configSchema,
}: DocumentedPolicy): string {
  const options = Object.entries(configSchema?.properties ?? {}).map(
    ([key, { description = "", default: value }]) =>
      `- \`${key}\`: ${description} Default: \`${JSON.stringify(value)}\``,
  );
  return [
    `### ${name}`,
    "",
    `${remediationSteps} [About this](${url}). Tags: ${tags?.join(", ")}.`,
    "",
    ...options,
    ...(options.length > 0 ? [""] : []),
  ].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

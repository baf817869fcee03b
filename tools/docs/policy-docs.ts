import type { ParameterSchema } from "./policy-pages/parameter-text";

/** The documented metadata of a policy, as the engine gets it. */
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
    readonly properties: Readonly<Record<string, ParameterSchema>>;
  };
  /** The compliance controls that it answers. */
  readonly controls?: string | undefined;
  /** Which of these three methods it has shows what it evaluates. */
  readonly validateResource?: unknown;
  readonly validateStack?: unknown;
  readonly remediateResource?: unknown;
}

const BEGIN = "<!-- policies: written by npm run docs, not by hand -->";
const END = "<!-- end of policies -->";

/**
 * Replaces the content between a file's markers.
 * @throws Error if the markers are missing
 */
export function replacePolicies(text: string, file: string, content: string): string {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new Error(`${file} must have the lines ${BEGIN} and ${END}, in this order`);
  }
  return `${text.slice(0, begin + BEGIN.length)}\n${content}\n${text.slice(end)}`;
}

/** A Markdown table of all policies. `linkOf` gives the address of a policy's details. */
export function renderTable(
  policies: readonly DocumentedPolicy[],
  linkOf: (name: string) => string,
): string {
  const rows = policies.map((policy) => {
    const { name, description, enforcementLevel, severity = "", framework } = policy;
    return `| [${name}](${linkOf(name)}) | ${cell(description)} | ${enforcementLevel} | ${severity} | ${framework?.specification ?? ""} |`;
  });
  return [
    "| policy | what it requires | level | severity | pillar |",
    "|---|---|---|---|---|",
    ...rows,
  ].join("\n");
}

/** Markdown: the table, then each policy's remediation and configuration. */
export function renderPolicies(policies: readonly DocumentedPolicy[]): string {
  const table = renderTable(policies, (name) => `#${name}`);
  return [table, "", ...policies.map(renderPolicy)].join("\n");
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

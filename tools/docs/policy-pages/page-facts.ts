import type { DocumentedPolicy } from "../policy-docs";
import { describeParameter } from "./parameter-text";

const BEGIN = "<!-- facts: written by npm run docs, not by hand -->";
const END = "<!-- end of facts -->";

/** Placeholder for facts that are still to be generated. */
export const EMPTY_FACTS = `${BEGIN}\n${END}`;

/** The generated part of a page: the policy's metadata. */
function renderFacts(policy: DocumentedPolicy): string {
  const { description, enforcementLevel, severity, framework, tags = [] } = policy;
  const parameters = Object.entries(policy.configSchema?.properties ?? {});
  return [
    BEGIN,
    description,
    "",
    "| level | severity | pillar | evaluates | tags |",
    "|---|---|---|---|---|",
    `| ${enforcementLevel} | ${severity} | ${framework?.specification ?? ""} | ${evaluated(policy)} | ${tags.join(", ")} |`,
    "",
    `**Remedy**: ${policy.remediationSteps} Read more: <${policy.url}>`,
    ...(policy.controls === undefined ? [] : ["", `**Controls**: ${policy.controls}`]),
    ...(parameters.length > 0 ? ["", "**Parameters**:", ""] : []),
    ...parameters.map(([name, schema]) => describeParameter(name, schema)),
    END,
  ].join("\n");
}

function evaluated({
  validateResource,
  validateStack,
  remediateResource,
}: DocumentedPolicy): string {
  if (remediateResource) return "each resource, and mends it at level `remediate`";
  if (validateResource && validateStack) return "each resource, and the stack as a whole";
  return validateStack ? "the stack as a whole" : "each resource";
}

/** A page for a new policy, with its hand-written part still to be written. */
export function newPage(policy: DocumentedPolicy): string {
  return `# ${policy.name}\n\n${renderFacts(policy)}\n\n## Why\n\n## Bad\n\n## Good\n`;
}

/**
 * The page with current facts.
 * @throws Error if the markers are missing
 */
export function replaceFacts(page: string, policy: DocumentedPolicy): string {
  const { before, after } = splitPage(page, policy.name);
  return `${before}${renderFacts(policy)}${after}`;
}

/**
 * The hand-written part, below the facts.
 * @throws Error if the markers are missing
 */
export function handWritten(page: string, name: string): string {
  return splitPage(page, name).after;
}

function splitPage(page: string, name: string) {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new Error(
      `docs/policies/${name}.md must have the lines ${BEGIN} and ${END}, in this order`,
    );
  }
  return { before: page.slice(0, begin), after: page.slice(end + END.length) };
}

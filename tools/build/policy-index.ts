import { readdir } from "node:fs/promises";
import { projectPath } from "../project-path";

export const POLICIES_FOLDER = "policy-pack/policies";
export const POLICY_INDEX = `${POLICIES_FOLDER}/index.ts`;

const SETTINGS = "settings";
const RELAXATIONS = "configuration-not-relaxed";
const EXEMPTIONS = "exemptions";

/** The names of the policies, which are also the names of their files. */
export async function policyNames(): Promise<readonly string[]> {
  return (await readdir(projectPath(POLICIES_FOLDER)))
    .filter((file) => file.endsWith(".ts") && file !== "index.ts")
    .map((file) => file.replace(/\.ts$/, ""));
}

/**
 * The source of policy-pack/policies/index.ts.
 * @param names of the policies, which are also the names of their files
 */
export function renderPolicyIndex(names: readonly string[]): string {
  const sorted = names.toSorted();
  const requirements = sorted.filter((name) => ![SETTINGS, RELAXATIONS, EXEMPTIONS].includes(name));
  return [
    "// Generated from the files of this folder by npm run policy-index: do not edit.",
    'import type { Policies } from "@pulumi/policy";',
    ...sorted.map((name) => `import { ${exportedAs(name)} } from "./${name}";`),
    "",
    "/** Those that evaluate resources, in alphabetical order. */",
    "export const requirementPolicies: Policies = [",
    ...requirements.map((name) => `  ${exportedAs(name)},`),
    "];",
    "",
    "/**",
    ` * A whole pack: \`${SETTINGS}\` is first, since it keeps for the others what they need; then those that evaluate;`,
    ` * \`${RELAXATIONS}\` and \`${EXEMPTIONS}\` are last, and look back at all.`,
    " * @param change what becomes of each policy",
    " */",
    "export function packOf(",
    "  evaluating: Policies,",
    "  change = (policy: Policies[number]): Policies[number] => policy,",
    "): Policies {",
    "  const changed = evaluating.map(change);",
    `  const first = change(${exportedAs(SETTINGS)});`,
    `  const last = change(${exportedAs(EXEMPTIONS)}(evaluating));`,
    `  const relaxations = ${exportedAs(RELAXATIONS)}(changed, [first, last]);`,
    "  return [first, ...changed, change(relaxations), last];",
    "}",
    "",
    "export const policies: Policies = packOf(requirementPolicies);",
    "",
  ].join("\n");
}

/**
 * The export of a policy's file: its name in camel case. Policies that look back at the others
 * export a factory.
 */
export function exportedAs(name: string): string {
  if (name === EXEMPTIONS) return "createExemptions";
  if (name === RELAXATIONS) return "createConfigurationNotRelaxed";
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

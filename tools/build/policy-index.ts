const SETTINGS = "settings";
const RELAXATIONS = "configuration-not-relaxed";
const EXEMPTIONS = "exemptions";

/**
 * The source of policy-pack/policies/index.ts.
 * @param names of the policies, which their files have too
 */
export function renderPolicyIndex(names: readonly string[]): string {
  const sorted = names.toSorted();
  const judging = sorted.filter((name) => ![SETTINGS, RELAXATIONS, EXEMPTIONS].includes(name));
  return [
    "// Generated from the files of this folder by npm run policy-index: do not edit.",
    'import type { Policies } from "@pulumi/policy";',
    ...sorted.map((name) => `import { ${exportedAs(name)} } from "./${name}";`),
    "",
    "const judging: Policies = [",
    ...judging.map((name) => `  ${exportedAs(name)},`),
    "];",
    "",
    "/**",
    ` * \`${SETTINGS}\` is first, since it keeps for the others what they need; then those that judge, in`,
    ` * alphabetical order; \`${RELAXATIONS}\` and \`${EXEMPTIONS}\` are last, and look back at all.`,
    " */",
    "export const policies: Policies = [",
    `  ${exportedAs(SETTINGS)},`,
    "  ...judging,",
    `  ${exportedAs(RELAXATIONS)}(judging),`,
    `  ${exportedAs(EXEMPTIONS)}(["${RELAXATIONS}", ...judging.map(({ name }) => name)]),`,
    "];",
    "",
  ].join("\n");
}

/** What a policy's file exports: its name in camel case. Those that look back are made for the others. */
function exportedAs(name: string): string {
  if (name === EXEMPTIONS) return "createExemptions";
  if (name === RELAXATIONS) return "createConfigurationNotRelaxed";
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

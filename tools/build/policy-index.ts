const SETTINGS = "settings";
const EXEMPTIONS = "exemptions";

/**
 * The source of policy-pack/policies/index.ts.
 * @param names of the policies, which their files have too
 */
export function renderPolicyIndex(names: readonly string[]): string {
  const sorted = names.toSorted();
  const judging = sorted.filter((name) => name !== SETTINGS && name !== EXEMPTIONS);
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
    ` * alphabetical order; \`${EXEMPTIONS}\` is last, and looks back at all.`,
    " */",
    "export const policies: Policies = [",
    `  ${exportedAs(SETTINGS)},`,
    "  ...judging,",
    `  ${exportedAs(EXEMPTIONS)}(judging.map(({ name }) => name)),`,
    "];",
    "",
  ].join("\n");
}

/** What a policy's file exports: its name in camel case. That of the exemptions is made for the others. */
function exportedAs(name: string): string {
  if (name === EXEMPTIONS) return "createExemptions";
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

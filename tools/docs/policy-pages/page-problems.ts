import type { DocumentedPolicy } from "../policy-docs";
import { readPage } from "./page-examples";
import { handWritten, replaceFacts } from "./page-facts";

/**
 * The problems of the pages, which must be complete, up to date and one for each policy; one
 * sentence each.
 */
export function pageProblems(
  policies: readonly DocumentedPolicy[],
  pages: ReadonlyMap<string, string>,
): readonly string[] {
  const names = policies.map(({ name }) => name);
  const strayed = [...pages.keys()].filter((name) => !names.includes(name));
  return [
    ...strayed.map((name) => `docs/policies/${name}.md is about no policy of the pack`),
    ...policies.flatMap((policy) => problemsOf(policy, pages.get(policy.name))),
  ];
}

function problemsOf(policy: DocumentedPolicy, page: string | undefined): readonly string[] {
  const file = `docs/policies/${policy.name}.md`;
  if (page === undefined) return [`${file} does not exist: run npm run docs, and complete it`];
  const isStale = replaceFacts(page, policy) !== page;
  return [
    ...(page.includes("TODO") ? [`${file} has TODO where something is still to be written`] : []),
    ...(isStale ? [`${file} does not say what the policy says: run npm run docs`] : []),
    ...readPage(handWritten(page, policy.name)).problems.map((problem) => `${file}: ${problem}`),
  ];
}

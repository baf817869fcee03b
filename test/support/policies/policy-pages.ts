import { readPage } from "../../../tools/docs/policy-pages/page-examples";
import { handWritten } from "../../../tools/docs/policy-pages/page-facts";
import type { NamedExample } from "./evaluate-examples";

/** The bad and the good example of every page; of a page that is not complete, nothing. */
export function readExamples(pages: ReadonlyMap<string, string>): readonly NamedExample[] {
  return [...pages].flatMap(([policy, page]) => {
    const { bad, good, problems } = readPage(handWritten(page, policy));
    if (problems.length > 0) return [];
    return [
      { policy, kind: "bad", ...bad },
      { policy, kind: "good", ...good },
    ];
  });
}

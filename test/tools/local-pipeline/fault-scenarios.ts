import { LARGE, SMALL } from "./crash-samples";
import type { Answered } from "./fault-kinds";
import type { Scenario } from "./fault-oracle";

/** Taken in, transformed and delivered, and all of it once more. */
export const AND_REPEATS: Scenario = {
  title: "a source, and the events that come again",
  content: SMALL.content,
  choose: (answers) => answers,
};

/** What was published is to be removed. */
export const NEWER: Scenario = {
  title: "a newer version of a source",
  content: SMALL.content,
  before: SMALL.content.subarray(0, SMALL.content.indexOf("\n", SMALL.content.length / 2) + 1),
  choose: firstOfEachKind,
};

/** Its objects are written in parts of an upload. */
export const UPLOADED: Scenario = {
  title: "an object that is uploaded in parts",
  content: LARGE.content,
  choose: (answers) =>
    answers.filter(
      ({ request: { query }, isRepeat }) =>
        !isRepeat && (query.has("uploads") || query.has("uploadId")),
    ),
};

/** Not again the answer to what was asked before, nor to what comes again. */
function firstOfEachKind(answers: readonly Answered[]): readonly Answered[] {
  const asked = new Set<string>();
  return answers.filter(({ request: { method, bucket, key, query }, isRepeat }) => {
    const name = `${method} ${bucket}/${key}?${query}`;
    const isFirst = !asked.has(name);
    asked.add(name);
    return isFirst && !isRepeat;
  });
}

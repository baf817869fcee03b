import { LARGE, SMALL } from "./crash-samples";
import type { Answered } from "./fault-kinds";
import type { Scenario } from "./fault-oracle";

/** Ingestion, transform and delivery, each once more with repeated events. */
export const AND_REPEATS: Scenario = {
  title: "a source and repeated events",
  content: SMALL.content,
  choose: (answers) => answers,
};

/** The published results must be removed. */
export const NEWER: Scenario = {
  title: "a newer version of a source",
  content: SMALL.content,
  before: SMALL.content.subarray(0, SMALL.content.indexOf("\n", SMALL.content.length / 2) + 1),
  choose: firstOfEachKind,
};

/** Its objects are multipart uploads. */
export const UPLOADED: Scenario = {
  title: "an object that is uploaded in parts",
  content: LARGE.content,
  choose: (answers) =>
    answers.filter(
      ({ request: { query }, isRepeat }) =>
        !isRepeat && (query.has("uploads") || query.has("uploadId")),
    ),
};

/** Skips responses to requests that were already covered, and to repeated events. */
function firstOfEachKind(answers: readonly Answered[]): readonly Answered[] {
  const asked = new Set<string>();
  return answers.filter(({ request: { method, bucket, key, query }, isRepeat }) => {
    const name = `${method} ${bucket}/${key}?${query}`;
    const isFirst = !asked.has(name);
    asked.add(name);
    return isFirst && !isRepeat;
  });
}

const MOST_VALUES = 12;
const introduction =
  /valid (?:values|options|types|protocols)|must be|either|one of|allowed values|possible values|supported|can be|options are|accepts/i;

/**
 * The values in backquotes in those sentences of a property's documentation that list its allowed
 * values.
 */
export function documentedValues(comment: string): readonly string[] {
  const sentences = comment.split(/(?<=[.])\s+/).filter((sentence) => introduction.test(sentence));
  const quoted = sentences.flatMap((sentence) =>
    [...sentence.matchAll(/`([^`\s]+)`/g)].map(([, value = ""]) => value),
  );
  const values = quoted
    .map((value) => value.replace(/^\[?"?|"?\]?$/g, "").replace("x8664", "x86_64"))
    .filter((value) => /^[\w$:./-]+$/.test(value) && !["true", "false", "null"].includes(value));
  return [...new Set(values)].slice(0, MOST_VALUES);
}

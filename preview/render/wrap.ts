import { stripVTControlCharacters } from "node:util";

/** The width of lines on a narrower terminal. */
const minWidth = 40;

/**
 * Breaks lines between words. Words that are too long for a line stay whole.
 * @param hang columns by which continued lines are indented further
 */
export function wrap(text: string, width: number, hang = 2): string {
  const limit = Math.max(width, minWidth);
  return text
    .split("\n")
    .map((line) => (widthOf(line) <= limit ? line : wrapLine(line, limit, hang)))
    .join("\n");
}

function wrapLine(line: string, width: number, hang: number): string {
  const [, indent = "", rest = ""] = /^(\s*)(.*)$/s.exec(line) ?? [];
  const hanging = indent + " ".repeat(hang);
  const lines: string[] = [];
  let current = indent;
  let isEmpty = true;
  for (const word of rest.split(" ")) {
    if (!isEmpty && widthOf(current) + 1 + widthOf(word) > width) {
      lines.push(current.trimEnd());
      current = hanging + word;
    } else {
      current += isEmpty ? word : ` ${word}`;
    }
    isEmpty = false;
  }
  return [...lines, current].join("\n");
}

/** Columns of a text that may be coloured. */
function widthOf(text: string): number {
  return [...stripVTControlCharacters(text)].length;
}

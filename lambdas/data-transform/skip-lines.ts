import type { LineBlock } from "./line-blocks";
import type { LineEnd } from "./line-end";

/** Removes the first `count` lines from content that comes in blocks. */
export function lineSkipper(count: number, lineEnd: LineEnd): (block: LineBlock) => LineBlock {
  let left = count;
  return (block) => {
    if (left === 0) return block;
    const { text, longLine } = block;
    let { firstLine } = block;
    let from = 0;
    for (; left > 0 && from < text.length; left -= 1) {
      from = text.indexOf(lineEnd, from) + 1 || text.length;
      firstLine += 1;
    }
    const rest = { text: text.slice(from), firstLine };
    if (longLine === undefined) return rest;
    if (left === 0) return { ...rest, longLine };
    left -= 1;
    return rest;
  };
}

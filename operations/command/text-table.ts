import { largestOf } from "./extremes";

/** How a column is set: its cells to the left, or (numbers) to the right. */
export type Alignment = "left" | "right";

/**
 * Lines of a table with columns as wide as need be.
 * @param paint colours a cell that is padded already; row 0 is the header
 */
export function formatTable(
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[],
  paint: (cell: string, row: number, column: number) => string = (cell) => cell,
): readonly string[] {
  const widths = alignments.map((_, column) =>
    largestOf(rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((cells, row) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        const padded = alignments[column] === "right" ? cell.padStart(width) : cell.padEnd(width);
        // The last one to the left needs no padding, and would leave blanks at the end of the line.
        const isLast = column === cells.length - 1 && alignments[column] === "left";
        return paint(isLast ? cell : padded, row, column);
      })
      .join("  "),
  );
}

/** A table of figures: the first column to the left, the others to the right; rows may end early. */
export function formatFigures(rows: readonly (readonly string[])[]): readonly string[] {
  const columns = Math.max(0, largestOf(rows.map(({ length }) => length)));
  const alignments = Array.from({ length: columns }, (_, column) =>
    column === 0 ? "left" : "right",
  );
  return formatTable(rows, alignments).map((line) => line.trimEnd());
}

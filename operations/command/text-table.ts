import { largestOf } from "./extremes";

/** The alignment of a column; numbers go to the right. */
export type Alignment = "left" | "right";

/**
 * The lines of a table; each column is as wide as its widest cell.
 * @param paint colours a padded cell; row 0 is the header
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
        // Padding the last column would leave trailing blanks.
        const isLast = column === cells.length - 1 && alignments[column] === "left";
        return paint(isLast ? cell : padded, row, column);
      })
      .join("  "),
  );
}

/** A table of figures: first column left-aligned, the others right-aligned; rows may be short. */
export function formatFigures(rows: readonly (readonly string[])[]): readonly string[] {
  const columns = Math.max(0, largestOf(rows.map(({ length }) => length)));
  const alignments = Array.from({ length: columns }, (_, column) =>
    column === 0 ? "left" : "right",
  );
  return formatTable(rows, alignments).map((line) => line.trimEnd());
}

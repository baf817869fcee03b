import type { CsvDialect } from "../datasets/specification-types";

/** How records of CSV are written. */
export interface CsvForm {
  readonly delimiter: string;
  /** Undefined where no field stands in quotes. */
  readonly quote: string | undefined;
  /** Before a quote that stands in a field with quotes, and before itself. */
  readonly escapeMark: string | undefined;
  readonly comment: string | undefined;
  /** Lines before the first record. */
  readonly skipLines: number;
  /** Undefined where the first record names them. */
  readonly columns: readonly string[] | undefined;
}

/** RFC 4180, with a header. */
export const STANDARD_CSV: CsvForm = csvFormOf({});

export function csvFormOf(dialect: CsvDialect): CsvForm {
  const { delimiter = ",", quote = '"', comment, skipLines = 0, columns } = dialect;
  const quoted = quote === false ? undefined : quote;
  return {
    delimiter,
    quote: quoted,
    escapeMark: dialect.escape ?? quoted,
    comment,
    skipLines,
    columns,
  };
}

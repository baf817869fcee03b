import type { CsvDialect } from "../datasets/specification-types";

/** The CSV format of a file. */
export interface CsvForm {
  readonly delimiter: string;
  /** Undefined if no field is quoted. */
  readonly quote: string | undefined;
  /** Stands before a quote inside a quoted field, and before itself. */
  readonly escapeMark: string | undefined;
  readonly comment: string | undefined;
  /** Lines before the first record. */
  readonly skipLines: number;
  /** Undefined if the first record names them. */
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

import type { Path } from "../datasets/specification-types";
import type { Reader, ReadField } from "./compile";

type Row = readonly string[];

/** The columns of a header, as far as fields read them. */
export interface Columns {
  reader(path: Path, field: ReadField): Reader<Row>;
  /** @throws one error that names every missing column that a field reads, and shows the header */
  refuseMissing(): void;
}

const SHOWN_CHARACTERS = 500;

/** @param text of the header as written in the file */
export function columnsOf(header: Row, text: string, delimiter: string): Columns {
  const names = header.map((name) => name.trim());
  const missing: string[] = [];
  return {
    reader: (path, { name, optional }) => {
      const column = path.join(".");
      const index = names.indexOf(column);
      if (index !== names.lastIndexOf(column)) {
        throw new Error(`the header of the CSV names ${column} twice`);
      }
      if (index === -1 && !optional) missing.push(column === name ? column : `${column} (${name})`);
      // An empty field means no value: CSV has no other way to say so.
      return (row) => (row[index] === "" ? undefined : row[index]);
    },
    refuseMissing: () => {
      if (missing.length === 0) return;
      const plural = missing.length === 1 ? "a column" : "columns";
      throw new Error(
        `the header of the CSV lacks ${plural} that the specification reads: ${missing.join(", ")}; it is ${shown(text)}${hintOf(names, text, delimiter)}`,
      );
    },
  };
}

function shown(text: string): string {
  const start = text.slice(0, SHOWN_CHARACTERS).toWellFormed();
  return JSON.stringify(start) + (text.length > SHOWN_CHARACTERS ? "..." : "");
}

function hintOf(names: Row, text: string, delimiter: string): string {
  if (text.includes("\0")) return ". It holds NUL: is the file in UTF-16? Then encoding says so";
  const other = [",", ";", "\t", "|"].find((each) => each !== delimiter && text.includes(each));
  if (names.length === 1 && other !== undefined) {
    const shownDelimiter = delimiter === "," ? "commas" : JSON.stringify(delimiter);
    return `. Fields are separated by ${shownDelimiter}: is it ${JSON.stringify(other)} here? Then csv.delimiter says so`;
  }
  return ". A field whose column may be missing has optional: true";
}

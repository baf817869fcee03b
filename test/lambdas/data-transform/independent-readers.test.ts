import { expect } from "chai";
import { parse } from "csv-parse/sync";
import { csvFormOf } from "../../../lambdas/data-transform/csv-dialect";
import { COLUMNS, type CsvFile, generatedCsvFiles, rowsOf } from "./generated-files";

function csvParse({ dialect, encoding, content }: CsvFile): readonly (readonly string[])[] {
  const { delimiter, quote = null, escapeMark = null, skipLines } = csvFormOf(dialect);
  const text = new TextDecoder(encoding).decode(content);
  const lines = text.split(/(?<=\n)/);
  const [, ...rows] = parse(lines.slice(skipLines).join(""), {
    delimiter,
    quote,
    escape: escapeMark,
    record_delimiter: ["\n", "\r\n"],
    relax_column_count: true,
    skip_empty_lines: true,
  });
  return rows;
}

// Python's reader is compared by lines as well, among the slow tests.
describe("csv-parse", () => {
  it("reads the same records and as many wrong rows of CSV in every dialect", async () => {
    for (const file of generatedCsvFiles(15)) {
      const about = `${JSON.stringify(file.dialect)} ${file.content.toString("base64")}`;
      const rows = csvParse(file);
      const { records, rejectedLines } = await rowsOf(file);
      const whole = rows.filter(({ length }) => length === COLUMNS.length);
      expect(
        records.map(({ fields }) => fields),
        about,
      ).to.deep.equal(whole);
      expect(rejectedLines, about).to.have.length(rows.length - whole.length);
    }
  });
});

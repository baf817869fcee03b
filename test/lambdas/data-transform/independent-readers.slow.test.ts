import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect } from "chai";
import { csvFormOf } from "../../../lambdas/data-transform/csv-dialect";
import { cutAt } from "./chunks";
import {
  type CsvFile,
  expectedOf,
  generatedCsvFiles,
  generatedJsonFiles,
  JSON_SPECIFICATION,
  type JsonFile,
  type Row,
  rowsOf,
} from "./generated-files";
import { contentOf } from "./specifications";

const hasPython = spawnSync("python3", ["--version"]).status === 0;

/** What Python reads of each job. */
function python(jobs: readonly object[]): readonly unknown[] {
  const script = join(__dirname, "read-records.py");
  const { stdout, stderr } = spawnSync("python3", [script], {
    input: JSON.stringify(jobs),
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  expect(stderr).to.equal("");
  return JSON.parse(stdout);
}

const csvJob = ({ dialect, encoding, content }: CsvFile) => {
  const { delimiter, quote = null, escapeMark = null, skipLines } = csvFormOf(dialect);
  const job = { kind: "csv", delimiter, quote, escape: escapeMark, skipLines, encoding };
  return { ...job, content: content.toString("base64") };
};

const jsonJob = (content: Buffer, layout: JsonFile["layout"]) => ({
  kind: "json",
  layout,
  encoding: "utf-8",
  content: content.toString("base64"),
});

(hasPython ? describe : describe.skip)("Python", () => {
  it("reads the same records and wrong rows of CSV in every dialect", async () => {
    const files = generatedCsvFiles(200);
    const found = python(files.map(csvJob)) as readonly (readonly Row[])[];
    for (const [index, file] of files.entries()) {
      const about = `${JSON.stringify(file.dialect)} ${file.content.toString("base64")}`;
      expect(await rowsOf(file), about).to.deep.equal(expectedOf(found[index] ?? []));
    }
  });

  it("reads the same digits and texts of JSON in every layout, and of what is written", async () => {
    const files = generatedJsonFiles(100);
    const written: Buffer[] = [];
    for (const { layout, content, cuts } of files) {
      const specification = { ...JSON_SPECIFICATION, json: { layout } };
      const result = await contentOf(specification, "raw/a.json", cutAt(content, cuts));
      expect(result.rejects).to.deep.equal([]);
      written.push(Buffer.from(result.written));
    }
    const read = python(files.map(({ content, layout }) => jsonJob(content, layout)));
    const readAgain = python(written.map((content) => jsonJob(content, "lines")));
    expect(readAgain).to.deep.equal(read);
  });
});

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { compile } from "../../lambdas/data-transform/compile";
import { propose } from "../../tools/describe/propose";
import { readSample } from "../../tools/describe/read-sample";
import { tryFile } from "../../tools/local-pipeline/trial/trial";
import { projectPath } from "../../tools/project-path";

const FOLDER = projectPath("samples/datasets");

/** The dialect that is proposed for each file, without the columns that it can't name. */
const DIALECTS: Readonly<Record<string, object>> = {
  "access.log.csv": { csv: { delimiter: "\t", comment: "#" } },
  "customers.tsv": { csv: { delimiter: "\t" } },
  "events.ndjson": {},
  "invoices.json": { json: { layout: "array" } },
  "prices.psv": { csv: { delimiter: "|", quote: false } },
  "readings.json": { json: { layout: "concatenated" } },
  "sensors.csv": { encoding: "windows-1252", csv: { delimiter: ";" } },
  "statement.csv": { csv: { delimiter: ";", skipLines: 4 } },
  "stops.csv": {},
  "telemetry.ndjson.zst": { json: {} },
  "trips.csv.gz": {},
  "weather.txt": { csv: { comment: "#" } },
};

describe("what is proposed for the sample data sets", () => {
  const files = readdirSync(FOLDER).filter((file) => !file.endsWith(".ts"));

  it("is asked of each", () => {
    expect(files.toSorted()).to.deep.equal(Object.keys(DIALECTS).toSorted());
  });

  for (const [file, expected] of Object.entries(DIALECTS)) {
    it(`reads ${file}, but for a few records`, async () => {
      const path = join(FOLDER, file);
      const { specification } = await propose(path, await readSample(path, 1e6));
      const { encoding, csv, json } = specification;
      const { columns: _, ...csvDialect } = csv ?? {};
      const { columns: __, ...jsonDialect } = json ?? {};

      expect({
        ...(encoding !== undefined && { encoding }),
        ...(csv !== undefined && { csv: csvDialect }),
        ...(json !== undefined && { json: jsonDialect }),
      }).to.deep.equal(expected);
      const source = { path, key: file, bytes: 0 };
      const { signal } = new AbortController();
      const { problem, invalid, read } = await tryFile(
        source,
        compile(specification, {}),
        0,
        signal,
      );
      expect(problem).to.equal(null);
      expect(invalid).to.be.at.most(read * 0.03);
    });
  }
});
